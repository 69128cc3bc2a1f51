package io.github.prebind.analyse.findings;

import io.github.prebind.start.Start.PlatformFacts;

/** How a start gets more of a processor, in the words of its platform. Stateless. */
final class CpuAdvice {
  private CpuAdvice() {}

  static String of(PlatformFacts platform) {
    return switch (platform == null ? "" : platform.id()) {
      case "cloud-run" ->
          "Turn on the startup CPU boost (gcloud run services update NAME --cpu-boost), or raise"
              + " --cpu: https://cloud.google.com/run/docs/configuring/services/cpu";
      case "kubernetes", "openshift", "knative" ->
          "Raise resources.limits.cpu of the container, or leave the limit out and keep the request:"
              + " https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/";
      case "heroku" ->
          "Take a larger dyno (heroku ps:type):"
              + " https://devcenter.heroku.com/articles/dyno-sizes";
      case "render" -> "Take a larger instance type: https://render.com/pricing";
      case "fly" ->
          "Take more or performance CPUs (fly scale vm): https://fly.io/docs/launch/scale-machine/";
      case "cloud-foundry" ->
          "Raise the memory limit (cf scale NAME -m), which the share of the processor follows:"
              + " https://docs.cloudfoundry.org/devguide/deploy-apps/cf-scale.html";
      case "lambda" ->
          "Raise the memory, which the processor follows:"
              + " https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html";
      case "ecs" ->
          "Raise cpu in the task definition:"
              + " https://docs.aws.amazon.com/AmazonECS/latest/developerguide/"
              + "task_definition_parameters.html";
      case "azure-container-apps" ->
          "Raise cpu and memory of the container:"
              + " https://learn.microsoft.com/azure/container-apps/containers";
      case "docker" ->
          "Raise --cpus: https://docs.docker.com/engine/containers/resource_constraints/";
      case "systemd" ->
          "Raise CPUQuota= of the unit:"
              + " https://www.freedesktop.org/software/systemd/man/latest/"
              + "systemd.resource-control.html";
      case "railway" ->
          "Raise the limits of the service: https://docs.railway.com/reference/scaling";
      case "scalingo" ->
          "Take larger containers (scalingo scale web:1:XL):"
              + " https://doc.scalingo.com/platform/internals/container-sizes";
      case "azure-app-service" ->
          "Take a larger plan: https://learn.microsoft.com/azure/app-service/manage-scale-up";
      case "digitalocean" ->
          "Take a larger instance size:"
              + " https://docs.digitalocean.com/products/app-platform/how-to/scale-app/";
      case "koyeb" -> "Take a larger instance type: https://www.koyeb.com/docs/reference/instances";
      case "clever-cloud" ->
          "Take a larger instance (clever scale --flavor M):"
              + " https://www.clever.cloud/developers/doc/administrate/scalability/";
      case "upsun" ->
          "Give the app more CPU (upsun resources:set):"
              + " https://docs.upsun.com/manage-resources/adjust-resources.html";
      case "app-engine" ->
          "Take a larger instance_class, or raise resources.cpu of app.yaml (flexible environment):"
              + " https://cloud.google.com/appengine/docs/flexible/reference/app-yaml";
      case "app-runner" ->
          "Raise the virtual CPUs of the service:"
              + " https://docs.aws.amazon.com/apprunner/latest/dg/manage-configure.html";
      case "beanstalk" ->
          "Take a larger instance type:"
              + " https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/"
              + "using-features.managing.ec2.html";
      case "northflank" ->
          "Take a larger compute plan:"
              + " https://northflank.com/docs/v1/application/scale/scale-cpu-and-memory";
      case "dokku" ->
          "Raise the limit (dokku resource:limit --cpu), if there is one:"
              + " https://dokku.com/docs/advanced-usage/resource-management/";
      default ->
          "Give it more of a processor, at least for the start (docker run --cpus,"
              + " https://docs.docker.com/engine/containers/resource_constraints/).";
    };
  }
}
