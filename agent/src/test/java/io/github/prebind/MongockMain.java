package io.github.prebind;

import io.mongock.api.annotations.ChangeUnit;
import io.mongock.api.annotations.Execution;
import io.mongock.api.annotations.RollbackExecution;
import io.mongock.driver.api.driver.ChangeSetDependency;
import io.mongock.driver.api.driver.Transactional;
import io.mongock.driver.api.entry.ChangeEntry;
import io.mongock.driver.api.entry.ChangeEntryService;
import io.mongock.driver.core.driver.ConnectionDriverBase;
import io.mongock.driver.core.lock.LockEntry;
import io.mongock.driver.core.lock.LockPersistenceException;
import io.mongock.driver.core.lock.LockRepository;
import io.mongock.runner.standalone.MongockStandalone;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/**
 * Runs Mongock twice on a database that is a list, the second time with one more change. Another
 * instance has the lock when it first asks for it.
 */
final class MongockMain {
  private MongockMain() {}

  /** A change that takes a while. */
  @ChangeUnit(id = "backfill-audits", order = "1", author = "ann")
  public static class BackfillAudits {
    @Execution
    public void backfill() throws InterruptedException {
      Thread.sleep(300, 1);
    }

    @RollbackExecution
    public void takeBack() {
      System.out.println("not taken back");
    }
  }

  /** A change that fails. */
  @ChangeUnit(id = "lost-collection", order = "2", author = "ben")
  public static class LostCollection {
    @Execution
    public void lose() {
      throw new IllegalStateException("no collection");
    }

    @RollbackExecution
    public void takeBack() {
      System.out.println("taken back");
    }
  }

  /** What Mongock keeps in a database, in memory. */
  static final class ListDriver extends ConnectionDriverBase {
    private final Entries entries = new Entries();
    private final OthersLock lock = new OthersLock();

    ListDriver() {
      super(60_000, 10_000, 1_000);
    }

    @Override
    protected void specificInitialization() {
      dependencies.add(new ChangeSetDependency(ChangeEntryService.class, entries, false));
    }

    @Override
    protected LockRepository getLockRepository() {
      return lock;
    }

    @Override
    public ChangeEntryService getChangeEntryService() {
      return entries;
    }

    @Override
    public Optional<Transactional> getTransactioner() {
      return Optional.empty();
    }
  }

  private static final class Entries implements ChangeEntryService {
    private final List<ChangeEntry> entries = new ArrayList<>();

    @Override
    public List<ChangeEntry> getEntriesLog() {
      return new ArrayList<>(entries);
    }

    @Override
    public void saveOrUpdate(ChangeEntry entry) {
      entries.add(entry);
    }

    @Override
    public void ensureField(Field field) {}

    @Override
    public void deleteAll() {}

    @Override
    public void setIndexCreation(boolean creation) {}

    @Override
    public void initialize() {}
  }

  /** Held by another instance until it has been asked for once. */
  private static final class OthersLock implements LockRepository {
    private boolean asked;

    @Override
    public void insertUpdate(LockEntry lock) {
      if (!asked) {
        asked = true;
        throw new LockPersistenceException("insert", lock.toString(), "held");
      }
    }

    @Override
    public void updateIfSameOwner(LockEntry lock) {}

    @Override
    public LockEntry findByKey(String key) {
      Date soon = new Date(System.currentTimeMillis() + 60_000);
      return new LockEntry(key, "LOCK_HELD", "another instance", soon);
    }

    @Override
    public void removeByKeyAndOwner(String key, String owner) {}

    @Override
    public void deleteAll() {}

    @Override
    public void setIndexCreation(boolean creation) {}

    @Override
    public void initialize() {}
  }

  public static void main(String[] args) {
    ListDriver driver = new ListDriver();
    run(driver, BackfillAudits.class);
    try {
      run(driver, BackfillAudits.class, LostCollection.class);
    } catch (RuntimeException e) {
      System.out.println("failed " + e.getMessage());
    }
    System.exit(0);
  }

  private static void run(ListDriver driver, Class<?>... changes) {
    MongockStandalone.builder()
        .setDriver(driver)
        .addMigrationClasses(List.of(changes))
        .setTransactional(false)
        .buildRunner()
        .execute();
  }
}
