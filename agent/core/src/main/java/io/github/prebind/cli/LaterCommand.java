package io.github.prebind.cli;

import io.github.prebind.Version;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** A command that is promised and known, but that this version does not have yet. */
abstract class LaterCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  /** Whatever it will take. */
  @Unmatched private List<String> arguments;

  @Override
  public Integer call() {
    throw new CommandError(
        "the command " + spec.name() + " is not in this version (" + Version.TEXT + ") yet");
  }
}
