package io.github.prebind.analyse.findings;

/**
 * What a remote address is, where its path or host says so for certain, and how a start gets along
 * without waiting for it. The paths are those of the services' own HTTP interfaces.
 */
enum RemoteService {
  CONFIGURATION(
      "its configuration from afar",
      "Give the start what it needs in variables or files, or let it go on without"
          + " (spring.config.import=optional:configserver:..., with short"
          + " spring.cloud.config.request-connect-timeout and request-read-timeout):"
          + " https://docs.spring.io/spring-cloud-config/reference/client.html"),
  EUREKA(
      "Eureka",
      "Fetch the registry after the port is open: leave"
          + " eureka.client.should-enforce-registration-at-init=false, or set"
          + " eureka.client.fetch-registry=false where nothing is looked up:"
          + " https://docs.spring.io/spring-cloud-netflix/reference/configprops.html"),
  CONSUL(
      "Consul",
      "Do not fail or wait for it at the start (spring.config.import=optional:consul:,"
          + " spring.cloud.consul.discovery.fail-fast=false):"
          + " https://docs.spring.io/spring-cloud-consul/reference/config.html"),
  NACOS(
      "Nacos",
      "Import it as optional (spring.config.import=optional:nacos:...) and register after the port"
          + " is open: https://nacos.io/en/docs/latest/ecology/use-nacos-with-spring-cloud/"),
  VAULT(
      "Vault",
      "Let the platform or the Vault agent put the secrets into files or variables before the app"
          + " starts: https://developer.hashicorp.com/vault/docs/agent-and-proxy/agent"),
  TOKEN_ISSUER(
      "the keys or the metadata of its token issuer",
      "Leave spring.security.oauth2.client.provider.NAME.issuer-uri out, for which a Spring Boot"
          + " start asks its issuer, and give authorization-uri, token-uri, jwk-set-uri,"
          + " user-info-uri and user-name-attribute of that provider (the iss of ID tokens is then"
          + " no longer compared):"
          + " https://docs.spring.io/spring-security/reference/servlet/oauth2/login/core.html. A"
          + " resource server takes the address of the keys themselves, which are then fetched with"
          + " the first request"
          + " (spring.security.oauth2.resourceserver.jwt.jwk-set-uri, with or without issuer-uri):"
          + " https://docs.spring.io/spring-security/reference/servlet/oauth2/resource-server/jwt.html"),
  TELEMETRY(
      "the collector of its traces or metrics",
      "Export in the background, and let a collector that cannot be reached cost nothing: a batch"
          + " processor, a short timeout (OTEL_EXPORTER_OTLP_TIMEOUT):"
          + " https://opentelemetry.io/docs/specs/otel/protocol/exporter/"),
  CLOUD_METADATA(
      "the cloud's metadata service",
      "Where there is none, tell the library so (AWS_EC2_METADATA_DISABLED=true, and"
          + " AWS_REGION set), since it waits and tries again:"
          + " https://docs.aws.amazon.com/sdkref/latest/guide/feature-imds-credentials.html"),
  AWS_SECRETS(
      "AWS secrets or parameters",
      "Let the platform hand them over when the container starts (ECS: secrets in the task"
          + " definition): https://docs.aws.amazon.com/AmazonECS/latest/developerguide/"
          + "specifying-sensitive-data.html"),
  KUBERNETES(
      "the API of Kubernetes",
      "Mount config maps and secrets as files or variables instead of reading them through the API:"
          + " https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/"),
  OTHER(
      "an HTTP answer of another service",
      "Make the call after the port is open, in the background or with the first request; if the"
          + " start cannot do without, with a short timeout and a default: "
          + OfficialPages.HTTP_REQUEST);

  private final String text;
  private final String fix;

  RemoteService(String text, String fix) {
    this.text = text;
    this.fix = fix;
  }

  /** What the port waits for. */
  String text() {
    return text;
  }

  /** The way out. */
  String fix() {
    return fix;
  }

  /**
   * The service behind a call.
   *
   * @param label as the hooks write it: {@code GET https://host:8443/path}
   * @param configuration whether the call was made while the framework collected its configuration
   */
  static RemoteService of(String label, boolean configuration) {
    int scheme = label.indexOf("://");
    String rest = scheme < 0 ? "" : label.substring(scheme + 3);
    int slash = rest.indexOf('/');
    String path = slash < 0 ? "" : rest.substring(slash);
    String address = slash < 0 ? rest : rest.substring(0, slash);
    int colon = address.lastIndexOf(':');
    String host = colon < 0 ? address : address.substring(0, colon);
    RemoteService byHost = byHost(host);
    RemoteService known = byHost == null ? byPath(path) : byHost;
    // A Vault or Consul that is asked for properties is still best told by its own name.
    return known != null ? known : configuration ? CONFIGURATION : OTHER;
  }

  private static RemoteService byHost(String host) {
    if (host.equals("169.254.169.254")
        || host.equals("169.254.170.2")
        || host.equals("metadata.google.internal")) {
      return CLOUD_METADATA;
    }
    if (host.startsWith("kubernetes.default")) {
      return KUBERNETES;
    }
    boolean aws = host.endsWith(".amazonaws.com");
    return aws && (host.startsWith("secretsmanager.") || host.startsWith("ssm."))
        ? AWS_SECRETS
        : null;
  }

  private static RemoteService byPath(String path) {
    if (path.contains("/.well-known/openid-configuration")
        || path.contains("/.well-known/oauth-authorization-server")
        || path.endsWith("/jwks.json")
        || path.endsWith("/oauth2/jwks")
        || path.endsWith("/discovery/v2.0/keys")
        || path.endsWith("/protocol/openid-connect/certs")) {
      return TOKEN_ISSUER;
    }
    if (path.contains("/eureka/apps") || path.contains("/eureka/v2/apps")) {
      return EUREKA;
    }
    if (path.startsWith("/nacos/v")) {
      return NACOS;
    }
    // The last two are secrets with versions (KV v2), mounted at kv: before Consul's /v1/kv/.
    if (path.startsWith("/v1/auth/")
        || path.startsWith("/v1/secret/")
        || path.startsWith("/v1/kv/data/")
        || path.startsWith("/v1/kv/metadata/")) {
      return VAULT;
    }
    if (path.startsWith("/v1/kv/")
        || path.startsWith("/v1/agent/service/")
        || path.startsWith("/v1/catalog/service")
        || path.startsWith("/v1/health/service/")) {
      return CONSUL;
    }
    if (path.equals("/v1/traces")
        || path.equals("/v1/metrics")
        || path.equals("/v1/logs")
        || path.equals("/api/v2/spans")
        || path.startsWith("/metrics/job/")) {
      return TELEMETRY;
    }
    return path.startsWith("/api/v1/namespaces/") ? KUBERNETES : null;
  }
}
