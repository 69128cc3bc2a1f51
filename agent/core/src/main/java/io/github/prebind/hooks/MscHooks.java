package io.github.prebind.hooks;

import io.github.prebind.record.SpanNode;
import io.github.prebind.weave.Hook;
import java.util.Collection;

/**
 * Which service of a WildFly or JBoss EAP takes the time to start, and which one led to it?
 *
 * <p>Read: JBoss MSC 1.5 and 1.2; tested: 1.5. All that such a server does is a service; each is
 * started by a task on one of the container's threads as soon as its dependencies are up. The task
 * is made by the thread that brought the last one up: so the way to the bind goes back from task to
 * task. In 1.2 each kind of task has a {@code run} of its own, and is not followed.
 */
public final class MscHooks extends HookSet {
  static final String TABLE =
      """
      org.jboss.msc.service.ServiceControllerImpl$ControllerTask
        <init>     event : -
        run/0      event : -
      org.jboss.msc.service.ServiceControllerImpl$StartTask
        execute/0  framework : *
        run/0      framework : *
      """;

  @Override
  public String label(Hook hook, Object task, Object argument) {
    Object controller = AppObject.field(task, "this$0");
    Object name = AppObject.call(controller, "getName");
    if (name == null
        && AppObject.call(controller, "provides") instanceof Collection<?> values
        && !values.isEmpty()) {
      name = values.iterator().next(); // a service without a name of its own
    }
    String text = AppObject.text(name, "getCanonicalName");
    return text == null ? "MSC service" : "MSC service " + text;
  }

  @Override
  public void entered(Hook hook, Object self, Object argument, SpanNode span) {
    if (self != null) {
      facts().handovers().runs(self);
    }
  }

  @Override
  public void exited(Hook hook, Object self, Object argument, Object result, SpanNode span) {
    if (self == null) {
      facts().handovers().made(result);
    } else {
      facts().handovers().ran(self);
    }
  }

  @Override
  public void failed(Hook hook, Object self, Object argument, Throwable thrown, SpanNode span) {
    facts().handovers().ran(self);
  }
}
