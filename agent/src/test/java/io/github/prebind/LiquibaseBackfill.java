package io.github.prebind;

import java.io.IOException;
import liquibase.change.custom.CustomTaskChange;
import liquibase.database.Database;
import liquibase.exception.CustomChangeException;
import liquibase.exception.ValidationErrors;
import liquibase.resource.ResourceAccessor;

/** A change in Java, which ends when a line comes in or nothing can come any more. */
public final class LiquibaseBackfill implements CustomTaskChange {
  @Override
  public void execute(Database database) throws CustomChangeException {
    try {
      System.in.read();
    } catch (IOException e) {
      throw new CustomChangeException(e);
    }
  }

  @Override
  public String getConfirmationMessage() {
    return "filled";
  }

  @Override
  public void setUp() {}

  @Override
  public void setFileOpener(ResourceAccessor resources) {}

  @Override
  public ValidationErrors validate(Database database) {
    return new ValidationErrors();
  }
}
