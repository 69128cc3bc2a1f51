package io.github.prebind.sick;

import org.apache.tomcat.jdbc.pool.DataSource;

/** A pool that opens as many connections at once as the second argument says. */
public final class PoolFillsBeforeBind {
  private PoolFillsBeforeBind() {}

  public static void main(String[] args) throws Exception {
    DataSource pool = new DataSource();
    pool.setName("shop");
    pool.setDriverClassName("org.postgresql.Driver");
    pool.setUrl(args[0]);
    pool.setUsername("postgres");
    pool.setInitialSize(Integer.parseInt(args[1]));
    pool.setMaxIdle(20);
    pool.getConnection().close();
    Port.open();
  }
}
