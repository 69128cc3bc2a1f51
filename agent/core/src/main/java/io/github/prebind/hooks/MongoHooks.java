package io.github.prebind.hooks;

import io.github.prebind.record.SpanNode;
import io.github.prebind.weave.Hook;

/**
 * How long does the app wait for a MongoDB server that can be used, and to log in to it?
 *
 * <p>Read: MongoDB's driver 3.0, 3.6, 3.12, 4.0, 4.11, 5.0, 5.9; tested: 3.12, 5.14.
 *
 * <p>The client itself is made at once. The first operation waits until the driver's own threads
 * have found a server, for 30 s if nobody has set another limit (in old versions already where they
 * ask for the cluster's description), and then opens a connection on the app's thread. The reactive
 * driver does all of that on its own threads; who blocks for its result shows in {@link
 * ReactorHooks} and {@link WaitHooks}.
 */
public final class MongoHooks extends HookSet {
  static final String TABLE =
      """
      com.mongodb.internal.connection.BaseCluster  com.mongodb.connection.BaseCluster
        getDescription/0  connect outer code : *
        selectServer(Lcom/mongodb/selector/ServerSelector;)  connect outer code : *
        selectServer(Lcom/mongodb/selector/ServerSelector;Lcom/mongodb/internal/connection/OperationContext;  connect outer code : *
      com.mongodb.internal.connection.InternalStreamConnection \
      com.mongodb.connection.InternalStreamConnection
        open   connect outer : *
      """;

  /** A server of it has been found; each operation asks again. Most apps have one. */
  private volatile Object found;

  @Override
  public String label(Hook hook, Object self, Object argument) {
    if (hook.method().equals("open")) {
      // The driver's own threads look after each server, as long as the app runs.
      return Thread.currentThread().getName().startsWith("cluster-")
          ? null
          : ConnectLabel.of(
              "mongodb", AppObject.call(AppObject.field(self, "serverId"), "getAddress"));
    }
    if (self == found) {
      return null;
    }
    Object settings = AppObject.field(self, "settings");
    String name = AppObject.text(settings, "getSrvHost");
    return name == null
        ? ConnectLabel.of("mongodb", ConnectLabel.first(AppObject.call(settings, "getHosts")))
        : ConnectLabel.of("mongodb", name, -1);
  }

  @Override
  public void exited(Hook hook, Object self, Object argument, Object result, SpanNode span) {
    if (result != null) {
      found = self;
    }
  }
}
