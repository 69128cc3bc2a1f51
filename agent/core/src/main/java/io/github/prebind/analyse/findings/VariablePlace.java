package io.github.prebind.analyse.findings;

import io.github.prebind.start.Start.PlatformFacts;

/** Where the variables of the environment are set on each platform. Stateless. */
final class VariablePlace {
  private VariablePlace() {}

  /** {@code with heroku config:set, https://...}; on no known platform a few general words. */
  static String of(PlatformFacts platform) {
    String known = platform == null ? null : known(platform.id());
    return known == null
        ? "where the app's environment is made (docker run --env,"
            + " https://docs.docker.com/reference/cli/docker/container/run/)"
        : known;
  }

  private static String known(String platform) {
    return switch (platform) {
      case "heroku" -> "with heroku config:set, https://devcenter.heroku.com/articles/config-vars";
      case "dokku" ->
          "with dokku config:set, https://dokku.com/docs/configuration/environment-variables/";
      case "render" ->
          "on the service's Environment page,"
              + " https://render.com/docs/configure-environment-variables";
      case "railway" -> "in the service's Variables tab, https://docs.railway.com/guides/variables";
      case "fly" ->
          "with fly secrets set, or in [env] of fly.toml,"
              + " https://fly.io/docs/reference/configuration/";
      case "scalingo" -> "with scalingo env-set, https://doc.scalingo.com/platform/app/environment";
      case "cloud-foundry" ->
          "with cf set-env, or under env: of the manifest,"
              + " https://docs.cloudfoundry.org/devguide/deploy-apps/environment-variable.html";
      case "cloud-run" ->
          "with gcloud run services update --update-env-vars,"
              + " https://cloud.google.com/run/docs/configuring/services/environment-variables";
      case "azure-app-service" ->
          "among the app settings,"
              + " https://learn.microsoft.com/azure/app-service/reference-app-settings";
      case "azure-container-apps" ->
          "with az containerapp update --set-env-vars,"
              + " https://learn.microsoft.com/azure/container-apps/environment-variables";
      case "kubernetes", "openshift", "knative" ->
          "under env: of the container, or in its ConfigMap or Secret,"
              + " https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/";
      case "docker" ->
          "under environment: of compose.yaml or with docker run --env,"
              + " https://docs.docker.com/reference/compose-file/services/#environment";
      case "lambda" ->
          "among the function's environment variables,"
              + " https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html";
      case "koyeb" ->
          "in the service's settings,"
              + " https://www.koyeb.com/docs/build-and-deploy/environment-variables";
      case "clever-cloud" ->
          "with clever env set,"
              + " https://www.clever.cloud/developers/doc/reference/reference-environment-variables/";
      case "upsun" ->
          "with upsun variable:create and the prefix env:,"
              + " https://docs.upsun.com/development/variables/set-variables.html";
      case "app-engine" ->
          "under env_variables: of app.yaml,"
              + " https://cloud.google.com/appengine/docs/flexible/reference/app-yaml";
      case "ecs" ->
          "under environment or secrets of the container in the task definition,"
              + " https://docs.aws.amazon.com/AmazonECS/latest/developerguide/"
              + "task_definition_parameters.html";
      case "systemd" ->
          "with Environment= or EnvironmentFile= of the unit,"
              + " https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html";
      case "digitalocean" ->
          "under envs: of the app spec,"
              + " https://docs.digitalocean.com/products/app-platform/how-to/use-environment-variables/";
      case "app-runner" ->
          "in the service's configuration,"
              + " https://docs.aws.amazon.com/apprunner/latest/dg/manage-configure.html";
      case "beanstalk" ->
          "with eb setenv, https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/"
              + "environments-cfg-softwaresettings.html";
      case "northflank" ->
          "among the service's runtime variables,"
              + " https://northflank.com/docs/v1/application/secure/inject-secrets";
      default -> null;
    };
  }
}
