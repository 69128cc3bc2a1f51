package io.github.prebind.hooks;

import io.github.prebind.record.SpanNode;
import io.github.prebind.weave.Hook;

/**
 * Which part of a Spring context's refresh takes the time, and which bean's creation?
 *
 * <p>Read: Spring 5.0 to 7.0; tested: 5.3, 6.2, 7.0. A bean is timed where it is created, not where
 * it is looked up: so a bean's span holds the beans that were created for its sake, and its own
 * time is what is left.
 *
 * <p>Without Spring Boot, the end of a refresh of a context that has no parent counts as ready.
 */
public final class SpringHooks extends HookSet {
  /** A server may be started behind it, unlike behind the word of Spring Boot and Quarkus. */
  public static final String REFRESHED = "Spring ContextRefreshedEvent";

  static final String TABLE =
      """
      org.springframework.context.support.AbstractApplicationContext
        refresh/0                          framework code : Spring context refresh
        invokeBeanFactoryPostProcessors/1  framework : Spring bean factory post-processors
        finishBeanFactoryInitialization/1  framework : Spring singleton beans
        finishRefresh/0                    framework : Spring lifecycle start
      org.springframework.context.annotation.ConfigurationClassPostProcessor
        processConfigBeanDefinitions/1     framework : Spring configuration classes and component scan
        enhanceConfigurationClasses/1      framework : Spring configuration class enhancement
      org.springframework.context.support.DefaultLifecycleProcessor
        doStart(Ljava/util/Map;Ljava/lang/String;  framework arg=1 : *
      org.springframework.beans.factory.support.AbstractAutowireCapableBeanFactory
        createBean(Ljava/lang/String;Lorg/springframework/beans/factory/support/RootBeanDefinition;  bean arg=0 : *
      org.springframework.beans.factory.support.FactoryBeanRegistrySupport
        doGetObjectFromFactoryBean/2       bean arg=1 : *
        doGetObjectFromFactoryBean/3       bean arg=2 : *
      """;

  @Override
  public String label(Hook hook, Object self, Object name) {
    return switch (hook.method()) {
      case "createBean" -> "bean " + withoutIdentity((String) name);
      case "doStart" -> "start of bean " + name;
      default -> "object of factory bean " + name;
    };
  }

  @Override
  public void exited(Hook hook, Object self, Object argument, Object result, SpanNode span) {
    if (!SpringBootHooks.runSeen() && AppObject.call(self, "getParent") == null) {
      facts().ready(REFRESHED);
    }
  }

  /** Inner beans are named {@code (inner bean)#1f2e3d4c}, with an identity hash at the end. */
  private static String withoutIdentity(String name) {
    return name != null && name.startsWith("(inner bean)") ? "(inner bean)" : name;
  }
}
