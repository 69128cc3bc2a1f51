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
      default -> null;
    };
  }
}
