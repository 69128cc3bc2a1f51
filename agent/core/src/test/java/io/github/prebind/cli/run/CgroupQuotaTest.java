package io.github.prebind.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Below a folder that looks like the root of a file system; files there hold what is written. */
class CgroupQuotaTest {
  @TempDir private Path root;
  private Path entered;

  private Path folder(String path) throws IOException {
    return Files.createDirectories(root.resolve(path));
  }

  private void file(String path, String content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content + "\n");
  }

  private CgroupQuota quota(double cpus) {
    return CgroupQuota.of(root, "prebind-run-1", cpus, this::enter);
  }

  private boolean enter(Path processes) {
    entered = processes;
    return true;
  }

  private String written(String path) throws IOException {
    return Files.readString(root.resolve(path));
  }

  /** The kernel's own files vanish with a group; these have to be taken out. */
  private static void empty(Path group) throws IOException {
    try (Stream<Path> files = Files.list(group)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void makesAGroupOfVersion2BelowTheNearestThatHandsTheControllerOn() throws IOException {
    file("proc/self/cgroup", "0::/user.slice/session.scope");
    file("sys/fs/cgroup/cgroup.subtree_control", "cpu memory");
    file("sys/fs/cgroup/user.slice/cgroup.subtree_control", "cpuset cpu io memory pids");
    file("sys/fs/cgroup/user.slice/session.scope/cgroup.subtree_control", "");

    try (CgroupQuota quota = quota(0.25)) {
      assertThat(quota.means()).isEqualTo("a CPU quota of the kernel (cgroup v2)");
      assertThat(written("sys/fs/cgroup/user.slice/prebind-run-1/cpu.max"))
          .isEqualTo("25000 100000");
      assertThat(entered)
          .isEqualTo(root.resolve("sys/fs/cgroup/user.slice/prebind-run-1/cgroup.procs"));
      assertThat(quota.around(List.of("java", "-jar", "app.jar")))
          .containsExactly(
              "sh",
              "-c",
              "echo $$ > \"$0\" && exec \"$@\"",
              entered.toString(),
              "java",
              "-jar",
              "app.jar");
      assertThat(quota.jvmOption()).isNull();
      quota.release();
      assertThat(written("sys/fs/cgroup/user.slice/prebind-run-1/cpu.max")).isEqualTo("max");
      empty(entered.getParent());
    }
    assertThat(entered.getParent()).doesNotExist();
  }

  @Test
  void leavesGroupsOfVersion2AloneThatDoNotHandTheControllerOn() throws IOException {
    file("proc/self/cgroup", "0::/");
    file("sys/fs/cgroup/cgroup.controllers", "cpu memory");
    file("sys/fs/cgroup/cgroup.subtree_control", "memory cpuset");

    assertThat(quota(0.5)).isNull();
    assertThat(root.resolve("sys/fs/cgroup/prebind-run-1")).doesNotExist();
  }

  @Test
  void makesAGroupOfVersion1() throws IOException {
    file("proc/self/cgroup", "5:memory:/a\n1:cpu,cpuacct:/docker/1f2e\n0::/");
    folder("sys/fs/cgroup/cpu,cpuacct/docker/1f2e");

    try (CgroupQuota quota = quota(1.5)) {
      String group = "sys/fs/cgroup/cpu,cpuacct/docker/1f2e/prebind-run-1/";
      assertThat(quota.means()).isEqualTo("a CPU quota of the kernel (cgroup v1)");
      assertThat(written(group + "cpu.cfs_period_us")).isEqualTo("100000");
      assertThat(written(group + "cpu.cfs_quota_us")).isEqualTo("150000");
      quota.release();
      assertThat(written(group + "cpu.cfs_quota_us")).isEqualTo("-1");
      empty(entered.getParent());
    }
    assertThat(entered.getParent()).doesNotExist();
  }

  @Test
  void makesAGroupAtTheMountWhereThePathIsThatOfAnotherNamespace() throws IOException {
    file("proc/self/cgroup", "1:cpu:/not/to/be/seen");
    folder("sys/fs/cgroup/cpu");

    assertThat(quota(0.01)).isNotNull();
    assertThat(written("sys/fs/cgroup/cpu/prebind-run-1/cpu.cfs_quota_us")).isEqualTo("1000");
  }

  @Test
  void removesAGroupThatCannotBeEntered() throws IOException {
    file("proc/self/cgroup", "1:cpu:/");
    Path mount = folder("sys/fs/cgroup/cpu");

    CgroupQuota quota =
        CgroupQuota.of(
            root,
            "prebind-run-1",
            0.5,
            processes -> {
              try {
                empty(processes.getParent());
              } catch (IOException e) {
                throw new AssertionError(e);
              }
              return false;
            });

    assertThat(quota).isNull();
    assertThat(mount).isEmptyDirectory();
  }

  @Test
  void hasNoneWhereThereAreNoControlGroups() {
    assertThat(quota(0.5)).isNull();
  }
}
