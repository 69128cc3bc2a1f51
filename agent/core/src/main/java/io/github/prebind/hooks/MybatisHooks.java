package io.github.prebind.hooks;

import io.github.prebind.weave.Hook;

/**
 * How long does MyBatis read its configuration, and which mapper takes longest?
 *
 * <p>Read: MyBatis 3.0, 3.4, 3.5; tested: 3.5. Spring's factory bean parses the mappers before it
 * calls the builder. Its SQL runs by JDBC and is timed there.
 */
public final class MybatisHooks extends HookSet {
  static final String TABLE =
      """
      org.apache.ibatis.session.SqlSessionFactoryBuilder
        build    framework : MyBatis configuration
      org.apache.ibatis.builder.xml.XMLMapperBuilder
        parse/0  framework : *
      org.apache.ibatis.builder.annotation.MapperAnnotationBuilder
        parse/0  framework : *
      """;

  /** A file or class of the app's; the annotations of a class may lead to its file. */
  @Override
  public String label(Hook hook, Object builder, Object argument) {
    Object type = AppObject.field(builder, "type");
    if (type instanceof Class<?> mapper) {
      return "MyBatis mapper " + mapper.getName();
    }
    Object resource = AppObject.field(builder, "resource");
    return resource == null ? "MyBatis mapper" : "MyBatis mapper " + file(resource.toString());
  }

  /** Spring's {@code file [/app/mappers/User.xml]} too. */
  private static String file(String resource) {
    int open = resource.indexOf('[');
    int close = resource.lastIndexOf(']');
    String path = open >= 0 && close > open ? resource.substring(open + 1, close) : resource;
    int inside = path.lastIndexOf("!/");
    return inside < 0 ? path : path.substring(inside + 2);
  }
}
