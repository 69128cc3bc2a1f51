package io.github.prebind.demo.db;

/** How far the migrations are. {@link #toString()} is what a person is told. */
public sealed interface MigrationState {
  /** In one word: {@code pending}, {@code running}, {@code done} or {@code failed}. */
  String word();

  /**
   * Not begun.
   *
   * @param reason what they wait for
   */
  record Pending(String reason) implements MigrationState {
    @Override
    public String word() {
      return "pending";
    }

    @Override
    public String toString() {
      return "pending: " + reason;
    }
  }

  /**
   * One of them runs.
   *
   * @param number its place among those that were pending, from 1
   * @param of how many were pending
   * @param name version and description
   */
  record Running(int number, int of, String name) implements MigrationState {
    @Override
    public String word() {
      return "running";
    }

    @Override
    public String toString() {
      return "running " + number + " of " + of + ": " + name;
    }
  }

  /**
   * All are applied.
   *
   * @param applied how many this process applied; 0 when another had done the work
   * @param millis from the wish to migrate to the end, waiting for the lock included
   */
  record Done(int applied, long millis) implements MigrationState {
    @Override
    public String word() {
      return "done";
    }

    @Override
    public String toString() {
      return "done: " + applied + " applied in " + millis + " ms";
    }
  }

  /**
   * It will not get better by itself.
   *
   * @param message the cause, in one line
   */
  record Failed(String message) implements MigrationState {
    @Override
    public String word() {
      return "failed";
    }

    @Override
    public String toString() {
      return "failed: " + message;
    }
  }
}
