package io.github.prebind.hooks;

import io.github.prebind.weave.Hook;

/**
 * How long does Micronaut's context take to start, and which bean's creation?
 *
 * <p>Read: Micronaut 4.7; tested: 4.7. A bean's span holds the beans that were created for its
 * sake. {@code Micronaut.start} is left alone: in many apps it does not return.
 */
public final class MicronautHooks extends HookSet {
  static final String TABLE =
      """
      io.micronaut.context.DefaultBeanContext
        start()Lio/micronaut/context/BeanContext;  framework : Micronaut context start
        doCreateBean/3                             bean arg=1 : *
        doCreateBean/6                             bean arg=1 : *
      """;

  @Override
  public String label(Hook hook, Object context, Object definition) {
    String name = AppObject.text(definition, "getName");
    return name == null ? null : "bean " + name.substring(name.lastIndexOf('.') + 1);
  }
}
