package io.github.prebind.cli.run;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;

/** Whether somebody else listens on the port already, so that no app could open it. Stateless. */
final class TakenPort {
  private TakenPort() {}

  /**
   * Looks by trying to open it.
   *
   * @throws Refusal if it is taken, with the process that has it where that can be seen
   */
  static void check(int port) {
    try (ServerSocket tried = new ServerSocket(port)) {
      tried.getLocalPort();
    } catch (BindException e) {
      if (!OpenPorts.isOpen(port) && !String.valueOf(e.getMessage()).contains("in use")) {
        return; // a port that this process may not open, but the app perhaps may
      }
      ProcStat holder = OpenPorts.holder(port);
      throw new Refusal(
          "port "
              + port
              + " is taken already"
              + (holder == null ? "" : ", by " + holder)
              + "; stop that, or choose another port for the app");
    } catch (IOException e) {
      // that says nothing of the port
    }
  }
}
