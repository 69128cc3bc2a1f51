import java.net.ServerSocket;

/** Opens one port and accepts: the least that an app with a port can do. */
class BareServer {
  public static void main(String[] arguments) throws Exception {
    try (ServerSocket server = new ServerSocket(Integer.parseInt(arguments[0]))) {
      while (true) {
        server.accept().close();
      }
    }
  }
}
