package io.github.prebind;

import io.quarkus.runtime.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigBuilder;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/**
 * What Quarkus generates for an app, by hand: its start opens a port and works on for a while. With
 * the argument {@code failing} it fails.
 */
final class QuarkusApp extends Application {
  private static ServerSocket port;

  private QuarkusApp(boolean auxiliary) {
    super(auxiliary);
  }

  public static void main(String[] args) throws InterruptedException {
    ConfigProviderResolver.setInstance(new NoConfig());
    boolean embedded = args.length > 0 && args[0].equals("embedded");
    new QuarkusApp(embedded).start(args);
    System.out.println("started");
    new CountDownLatch(1).await();
  }

  @Override
  protected void doStart(String[] args) {
    if (args.length > 0 && args[0].equals("failing")) {
      throw new IllegalStateException("no order book");
    }
    try {
      port = new ServerSocket(0);
      Thread.sleep(300);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  protected void doStop() {
    // its port ends with it
  }

  @Override
  public String getName() {
    return "shop";
  }

  /** Asked for when a start has failed; none has been installed here. */
  private static final class NoConfig extends ConfigProviderResolver {
    @Override
    public Config getConfig() {
      throw new IllegalStateException("no configuration");
    }

    @Override
    public Config getConfig(ClassLoader loader) {
      return getConfig();
    }

    @Override
    public ConfigBuilder getBuilder() {
      throw new IllegalStateException("no configuration");
    }

    @Override
    public void registerConfig(Config config, ClassLoader loader) {
      // nobody reads it
    }

    @Override
    public void releaseConfig(Config config) {
      // there is none
    }
  }
}
