package io.github.prebind.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Environments as the platforms' documentation and users' logs show them. */
class PlatformDetectionTest {
  private static final PlatformCatalogue CATALOGUE = PlatformCatalogue.load();

  @ParameterizedTest(name = "{0}: {4}")
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "lambda | AWS_LAMBDA_FUNCTION_NAME | 10 | true | AWS_LAMBDA_FUNCTION_NAME=orders"
            + " AWS_EXECUTION_ENV=AWS_Lambda_java17 AWS_LAMBDA_INITIALIZATION_TYPE=on-demand",
        "render | RENDER=true | 300 | false | RENDER=true RENDER_SERVICE_ID=srv-1"
            + " RENDER_SERVICE_TYPE=web RENDER_CPU_COUNT=1 PORT=10000 IS_PULL_REQUEST=false",
        "railway | RAILWAY_ENVIRONMENT_ID | 300 | true | RAILWAY_PROJECT_ID=p"
            + " RAILWAY_ENVIRONMENT_ID=e RAILWAY_SERVICE_ID=s RAILWAY_REPLICA_ID=r PORT=8080",
        "railway | RAILWAY_SERVICE_ID | 300 | true | RAILWAY_SERVICE_ID=s",
        "koyeb | KOYEB_APP_NAME | 185 | false | KOYEB_APP_NAME=a KOYEB_SERVICE_ID=s"
            + " KOYEB_INSTANCE_MEMORY_MB=512 PORT=8000",
        "fly | FLY_APP_NAME | 300 | true | FLY_APP_NAME=a FLY_MACHINE_ID=m FLY_VM_MEMORY_MB=256",
        "fly | FLY_MACHINE_ID | 300 | true | FLY_MACHINE_ID=m",
        "scalingo | SCALINGO_APPLICATION_ID | 60 | true | SCALINGO_APPLICATION_ID=1 APP=a"
            + " CONTAINER=web-1 CONTAINER_MEMORY=536870912 PORT=28000",
        "clever-cloud | CC_DEPLOYMENT_ID | none | false | CC_DEPLOYMENT_ID=d CC_APP_NAME=a"
            + " APP_ID=app_1 INSTANCE_TYPE=production PORT=8080",
        "upsun | PLATFORM_APPLICATION_NAME | none | true | PLATFORM_APPLICATION_NAME=app"
            + " PLATFORM_ENVIRONMENT=main PLATFORM_PROJECT=p PORT=8888",
        "cloud-foundry | VCAP_APPLICATION | 60 | true | VCAP_APPLICATION={} VCAP_SERVICES={}"
            + " CF_INSTANCE_INDEX=0 PORT=8080",
        "heroku | DYNO | 60 | true | DYNO=web.1 PORT=31337 JAVA_HOME=/opt/java",
        "heroku | DYNO | 90 | false | DYNO=web.1 PORT=31337 JAVA_HOME=/app/.jdk HOME=/app",
        "dokku | DYNO and DOKKU_* | none | true | DYNO=web.1 PORT=5000 DOKKU_APP_TYPE=herokuish"
            + " JAVA_HOME=/app/.jdk",
        "heroku | DYNO | 60 | true | DYNO=web.1 HEROKU_APP_ID=a DOKKU_HOST=other.example",
        "azure-container-apps | CONTAINER_APP_NAME | 240 | false | CONTAINER_APP_NAME=a"
            + " CONTAINER_APP_REVISION=a--1 CONTAINER_APP_REPLICA_NAME=a--1-x",
        "azure-app-service | WEBSITE_SITE_NAME | 230 | true | WEBSITE_SITE_NAME=a"
            + " WEBSITE_INSTANCE_ID=i WEBSITE_SKU=Basic PORT=80",
        "app-engine | GAE_INSTANCE | 300 | true | GAE_INSTANCE=i GAE_SERVICE=default"
            + " GAE_APPLICATION=s~p PORT=8080",
        "app-engine | GAE_ENV | none | false | GAE_ENV=standard GAE_INSTANCE=i PORT=8081",
        "cloud-run | K_SERVICE and K_REVISION | 240 | true | K_SERVICE=a K_REVISION=a-1"
            + " K_CONFIGURATION=a PORT=8080",
        "knative | K_SERVICE and KUBERNETES_SERVICE_HOST | 600 | true | K_SERVICE=a K_REVISION=a-1"
            + " K_CONFIGURATION=a PORT=8080 KUBERNETES_SERVICE_HOST=10.0.0.1",
        "ecs | ECS_CONTAINER_METADATA_URI_V4 | 60 | false |"
            + " ECS_CONTAINER_METADATA_URI_V4=http://169.254.170.2/v4/x",
        "ecs | AWS_EXECUTION_ENV | 60 | false | AWS_EXECUTION_ENV=AWS_ECS_FARGATE",
        "openshift | KUBERNETES_SERVICE_HOST and OPENSHIFT_BUILD_NAME | 30 | false |"
            + " KUBERNETES_SERVICE_HOST=172.30.0.1 OPENSHIFT_BUILD_NAME=a-1",
        "kubernetes | KUBERNETES_SERVICE_HOST | 30 | false | KUBERNETES_SERVICE_HOST=10.0.0.1"
            + " KUBERNETES_SERVICE_PORT=443 PORT=tcp://10.0.0.7:80",
        "systemd | NOTIFY_SOCKET | 90 | false | NOTIFY_SOCKET=/run/systemd/notify"
            + " INVOCATION_ID=1f",
        "systemd | INVOCATION_ID | none | true | INVOCATION_ID=1f JOURNAL_STREAM=9:1",
        // A PaaS that itself runs on Kubernetes.
        "render | RENDER=true | 300 | false | RENDER=true KUBERNETES_SERVICE_HOST=10.0.0.1",
        "azure-container-apps | CONTAINER_APP_NAME | 240 | false | CONTAINER_APP_NAME=a"
            + " KUBERNETES_SERVICE_HOST=10.0.0.1",
        "railway | RAILWAY_PROJECT_ID | 300 | true | RAILWAY_PROJECT_ID=p"
            + " KUBERNETES_SERVICE_HOST=10.0.0.1",
        "cloud-foundry | VCAP_APPLICATION | 60 | true | VCAP_APPLICATION={}"
            + " KUBERNETES_SERVICE_HOST=10.0.0.1",
        // Lambda sets AWS_EXECUTION_ENV too, and EC2 sets nothing.
        "none | none | none | false | AWS_EXECUTION_ENV=AWS_Lambda_java17 AWS_REGION=eu-west-1",
        "none | none | none | false | RENDER=false HOME=/root PATH=/bin",
        "none | none | none | false | DYNOSAUR=1 K_REVISION=a KUBERNETES=1",
      })
  void recognisesThePlatformByItsEnvironment(
      String id, String detectedBy, Long deadlineSeconds, boolean verified, String environment) {
    Platform platform = CATALOGUE.detect(env(environment));

    if (id == null) {
      assertThat(platform).isNull();
      return;
    }
    assertThat(platform.id()).isEqualTo(id);
    assertThat(platform.detectedBy()).isEqualTo(detectedBy);
    assertThat(platform.deadlineMillis())
        .isEqualTo(deadlineSeconds == null ? null : deadlineSeconds * 1_000);
    assertThat(platform.verified()).isEqualTo(verified);
  }

  @Test
  void countsABlankMarkerAsNotSet() {
    assertThat(CATALOGUE.detect(Map.of("DYNO", " ", "FLY_APP_NAME", ""))).isNull();
  }

  @Test
  void findsNothingInAnEmptyEnvironment() {
    assertThat(CATALOGUE.detect(Map.of())).isNull();
  }

  @Test
  void findsTheSizeWhereThePlatformTellsIt() {
    Platform platform = CATALOGUE.detect(env("KOYEB_APP_NAME=a KOYEB_INSTANCE_TYPE=free"));
    assertThat(platform.size()).isEqualTo("free");
    assertThat(platform.cpus()).isEqualTo(0.1);
  }

  @Test
  void repeatsNoSizeThatItDoesNotKnow() {
    Platform platform = CATALOGUE.detect(env("KOYEB_APP_NAME=a KOYEB_INSTANCE_TYPE=s3cret"));
    assertThat(platform.size()).isNull();
    assertThat(platform.toString()).doesNotContain("s3cret");
  }

  static Map<String, String> env(String pairs) {
    Map<String, String> env = new HashMap<>();
    for (String pair : pairs.split(" ")) {
      int equals = pair.indexOf('=');
      env.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return env;
  }
}
