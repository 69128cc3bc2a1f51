package io.github.prebind.sick;

import io.github.prebind.HibernateMain;
import java.io.IOException;

/** Hibernate with the action of the second argument. */
public final class SchemaToolBeforeBind {
  private SchemaToolBeforeBind() {}

  public static void main(String[] args) throws IOException {
    HibernateMain.main(args);
    Port.open();
  }
}
