package io.github.prebind.analyse.findings;

import io.github.prebind.start.Start.Bind;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.Start.PlatformFacts;
import java.util.List;

/** Is the port open only for this machine, on a platform that connects from outside? */
final class BoundToLoopback implements FindingRule {
  @Override
  public String id() {
    return "bound-to-loopback";
  }

  @Override
  public List<Finding> look(Evidence evidence) {
    Bind bind = evidence.start().bind();
    PlatformFacts platform = evidence.start().platform();
    if (bind == null || !bind.loopback() || platform == null || platform.loopbackReachable()) {
      return List.of();
    }
    return Evidence.fails(
        id(),
        Evidence.ERROR,
        "The port is open on " + bind.address() + " only",
        "port "
            + bind.port()
            + " listens on "
            + bind.address()
            + "; "
            + evidence.platform()
            + " connects from outside and takes it for shut",
        "Bind to 0.0.0.0"
            + (evidence.usesSpringBoot()
                ? ": remove server.address,"
                    + " https://docs.spring.io/spring-boot/appendix/application-properties/"
                : evidence.usesQuarkus()
                    ? ": quarkus.http.host=0.0.0.0, https://quarkus.io/guides/http-reference"
                    : ", the address of new InetSocketAddress(port): "
                        + OfficialPages.SOCKET_ADDRESS));
  }
}
