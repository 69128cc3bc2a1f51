package io.github.prebind;

import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentManager;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.jboss.msc.service.ServiceBuilder;
import org.jboss.msc.service.ServiceContainer;
import org.jboss.msc.service.ServiceName;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** Servers and containers, each with an app that opens a port. */
final class ServerMains {
  static final int MILLIS = 400;

  private ServerMains() {}

  private static void block() {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MILLIS);
    for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** The services of a WildFly: a slow one, one beside it, and one that needs the first. */
  static final class Msc {
    public static void main(String[] args) throws InterruptedException {
      ServiceContainer container =
          ServiceContainer.Factory.create("msc", 4, 30, TimeUnit.SECONDS, false);
      ServiceName catalog = ServiceName.of("shop", "catalog");
      install(container, ServiceName.of("shop", "beside"), null, ServerMains::block);
      install(container, catalog, null, ServerMains::block);
      install(container, ServiceName.of("shop", "web"), catalog, Msc::bind);
      container.awaitStability();
      container.shutdown();
    }

    private static void install(
        ServiceContainer container, ServiceName name, ServiceName needed, Runnable start) {
      ServiceBuilder<?> builder = container.addService();
      builder.provides(name);
      if (needed != null) {
        builder.requires(needed);
      }
      builder.setInstance(new Starting(start));
      builder.install();
    }

    private static void bind() {
      try {
        new ServerSocket(0).close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Runs something at its start. */
  private record Starting(Runnable start) implements org.jboss.msc.Service {
    @Override
    public void start(org.jboss.msc.service.StartContext context) {
      start.run();
    }

    @Override
    public void stop(org.jboss.msc.service.StopContext context) {}
  }

  /** The framework that is on the class path, with a bundle made of the class below. */
  static final class Osgi {
    public static void main(String[] args) throws Exception {
      Path jar = bundle();
      Framework framework =
          ServiceLoader.load(FrameworkFactory.class)
              .findFirst()
              .orElseThrow()
              .newFramework(
                  Map.of(
                      "org.osgi.framework.storage", Path.of("osgi").toAbsolutePath().toString()));
      framework.start();
      Bundle shop = framework.getBundleContext().installBundle(jar.toUri().toString());
      shop.start();
      framework.stop();
      framework.waitForStop(10_000);
    }

    private static Path bundle() throws IOException {
      Manifest manifest = new Manifest();
      Attributes main = manifest.getMainAttributes();
      main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
      main.putValue("Bundle-ManifestVersion", "2");
      main.putValue("Bundle-SymbolicName", "com.acme.shop");
      main.putValue("Bundle-Activator", Activator.class.getName());
      main.putValue("Import-Package", "org.osgi.framework");
      Path jar = Path.of("shop.jar");
      try (OutputStream file = Files.newOutputStream(jar);
          JarOutputStream out = new JarOutputStream(file, manifest)) {
        String name = Activator.class.getName().replace('.', '/') + ".class";
        out.putNextEntry(new ZipEntry(name));
        try (InputStream in = Activator.class.getClassLoader().getResourceAsStream(name)) {
          in.transferTo(out);
        }
        out.closeEntry();
      }
      return jar;
    }
  }

  /** Stands alone in its bundle. */
  public static final class Activator implements BundleActivator {
    @Override
    public void start(BundleContext context) throws IOException {
      new ServerSocket(0).close();
    }

    @Override
    public void stop(BundleContext context) {}
  }

  /** Weld SE without a scan, as its bean is named. */
  static final class Cdi {
    public static void main(String[] args) throws IOException {
      Weld weld = new Weld().disableDiscovery().addBeanClass(Shop.class);
      try (WeldContainer container = weld.initialize()) {
        container.select(Shop.class).get().open();
      }
    }
  }

  /** A bean. */
  public static class Shop {
    void open() throws IOException {
      new ServerSocket(0).close();
    }
  }

  /** An Undertow with a servlet that takes its time. */
  static final class Servlet {
    public static void main(String[] args) throws Exception {
      DeploymentManager manager =
          Servlets.defaultContainer()
              .addDeployment(
                  Servlets.deployment()
                      .setClassLoader(Servlet.class.getClassLoader())
                      .setDeploymentName("shop.war")
                      .setContextPath("/shop")
                      .addServlet(
                          Servlets.servlet("catalog", Catalog.class)
                              .addMapping("/*")
                              .setLoadOnStartup(1)));
      manager.deploy();
      Undertow server = Undertow.builder().addHttpListener(0, "127.0.0.1", manager.start()).build();
      server.start();
      Object address = server.getListenerInfo().get(0).getAddress();
      BindMains.opened(((InetSocketAddress) address).getPort());
      server.stop();
    }
  }

  /** The app's servlet. */
  public static final class Catalog extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    public void init() {
      block();
    }
  }
}
