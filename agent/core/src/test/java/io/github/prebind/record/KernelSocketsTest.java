package io.github.prebind.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tables as a little-endian machine writes them. */
@EnabledOnOs(OS.LINUX)
class KernelSocketsTest {
  private static final String HEADING = "  sl  local_address rem_address   st ...\n";
  private static final String ANY = "00000000";
  private static final String LOOPBACK = "0100007F";
  private static final String ANY_V6 = ANY + ANY + ANY + ANY;
  private static final long SECOND = 1_000_000_000L;

  @TempDir Path root;
  private KernelSockets sockets;
  private final StringBuilder v4 = new StringBuilder(HEADING);
  private final StringBuilder v6 = new StringBuilder(HEADING);
  private int descriptors;

  @BeforeEach
  void makeFolders() throws IOException {
    Files.createDirectories(root.resolve("self/net"));
    Files.createDirectories(root.resolve("self/fd"));
    sockets = new KernelSockets(root.toFile());
  }

  @Test
  void findsAListenerThatNoHookToldOf() throws IOException {
    row(v4, ANY, 8080, "0A", 71);
    own(71);
    assertThat(both(List.of()))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.port()).isEqualTo(8080);
              assertThat(one.address()).isEqualTo("0.0.0.0");
              assertThat(one.loopback()).isFalse();
              assertThat(one.transport()).isEqualTo("native");
              assertThat(one.reserved()).isNull();
            });
  }

  @Test
  void readsTheTablesNoMoreOftenThanTheirCostAllows() throws IOException {
    sockets.poll(List.of(), 0);
    sockets.took(SECOND / KernelSockets.TABLES_COST_PARTS, true);
    row(v4, ANY, 8080, "0A", 71);
    own(71);
    write();
    assertThat(sockets.poll(List.of(), SECOND / 2)).isEmpty();
    assertThat(sockets.poll(List.of(), SECOND / 2 + 1)).isEmpty();
    assertThat(sockets.poll(List.of(), SECOND)).isEmpty(); // the first look at it
    assertThat(sockets.poll(List.of(), SECOND + 1))
        .singleElement()
        .returns(SECOND, Listening::atNanos);
  }

  @Test
  void looksThroughDescriptorsNoMoreOftenThanTheirCostAllows() throws IOException {
    sockets.poll(List.of(), 0);
    sockets.took(SECOND / KernelSockets.DESCRIPTORS_COST_PARTS, false);
    row(v4, ANY, 8080, "0A", 71);
    own(71);
    write();
    assertThat(sockets.poll(List.of(), SECOND - 2)).isEmpty();
    assertThat(sockets.poll(List.of(), SECOND - 1)).isEmpty();
    assertThat(sockets.poll(List.of(), SECOND)).isEmpty(); // the first look at it
    assertThat(sockets.poll(List.of(), SECOND + 1)).hasSize(1);
  }

  @Test
  void aLookThatAQuotaStoppedPutsTheNextOneOffForSecondsOnly() throws IOException {
    sockets.poll(List.of(), SECOND);
    sockets.took(SECOND / 10, false); // 100 s, by its cost
    row(v4, ANY, 8080, "0A", 71);
    own(71);
    write();
    findsOneAgain();
  }

  @Test
  void readsNoTableWhileThisProcessHasNoSocket() throws IOException {
    row(v4, ANY, 8080, "0A", 70);
    write();
    for (int i = 0; i < 10; i++) {
      sockstat(i);
      sockets.poll(List.of(), i * (KernelSockets.AGAIN_SECONDS + 1) * SECOND);
    }
    assertThat(sockets.tablesRead()).isZero();
  }

  @Test
  void readsTheTablesOnceForSocketsThatStay() throws IOException {
    row(v4, LOOPBACK, 50000, "01", 71);
    own(71);
    own(72);
    write();
    for (int i = 0; i < 10; i++) {
      sockstat(i);
      sockets.took(0, true);
      sockets.poll(List.of(), SECOND + i);
    }
    assertThat(sockets.tablesRead()).isEqualTo(1);
  }

  @Test
  void readsNoTableForSocketsOfThisMachineAlone() throws IOException {
    own(71);
    own(72);
    local(71);
    local(72);
    write();
    sockets.poll(List.of(), 1);
    sockets.poll(List.of(), (KernelSockets.AGAIN_SECONDS + 1) * SECOND);
    assertThat(sockets.tablesRead()).isZero();
    row(v4, ANY, 8080, "0A", 73);
    own(73);
    assertThat(both(List.of())).hasSize(1);
  }

  @Test
  void takesANumberThatASocketOfThisMachineHadForNews() throws IOException {
    own(71);
    local(71);
    write();
    sockets.poll(List.of(), 1);
    Files.delete(root.resolve("self/fd/0"));
    sockets.took(0, false);
    sockets.poll(List.of(), 2);
    Files.delete(root.resolve("self/net/unix"));
    row(v4, ANY, 8080, "0A", 71);
    own(71);
    assertThat(both(List.of())).hasSize(1);
  }

  @Test
  void readsNoTableWhileNobodyListens() throws IOException {
    sockstat(2);
    established(2);
    row(v4, LOOPBACK, 50000, "01", 71);
    own(71);
    write();
    sockets.poll(List.of(), 1);
    long later = (KernelSockets.AGAIN_SECONDS + 2) * SECOND;
    sockets.poll(List.of(), later);
    assertThat(sockets.tablesRead()).isZero();
    row(v4, ANY, 8080, "0A", 72);
    own(72);
    sockstat(3);
    assertThat(both(List.of())).hasSize(1);
  }

  @Test
  void looksNoFurtherForAConnection() throws IOException {
    sockstat(4);
    established(1);
    write();
    sockets.poll(List.of(), 1);
    sockets.took(0, false);
    sockstat(5);
    established(2);
    row(v4, ANY, 8080, "0A", 71); // seen only if it looks
    own(71);
    write();
    sockets.poll(List.of(), 2);
    assertThat(sockets.tablesRead()).isZero();
    sockstat(6);
    assertThat(both(List.of())).hasSize(1);
  }

  @Test
  void findsASocketThatBeginsToListenLater() throws IOException {
    sockstat(1);
    own(71);
    write();
    sockets.poll(List.of(), SECOND);
    row(v4, ANY, 8080, "0A", 71);
    write();
    findsOneAgain();
  }

  @Test
  void leavesOutAListenerThatIsClosedBeforeTheSecondLook() throws IOException {
    row(v4, ANY, 8080, "0A", 71);
    own(71);
    sockstat(2);
    write();
    assertThat(sockets.poll(List.of(), SECOND)).isEmpty();
    Files.delete(root.resolve("self/fd/0"));
    sockstat(1);
    sockets.took(0, true);
    assertThat(sockets.poll(List.of(), 2 * SECOND)).isEmpty();
    assertThat(sockets.poll(List.of(), 3 * SECOND)).isEmpty();
  }

  @Test
  void tellsOfEachListenerOnce() throws IOException {
    row(v4, ANY, 8080, "0A", 71);
    own(71);
    assertThat(both(List.of())).hasSize(1);
    assertThat(sockets.poll(List.of())).isEmpty();
  }

  @Test
  void givesTheInstantOfTheFirstLook() throws IOException {
    row(v4, ANY, 8080, "0A", 71);
    own(71);
    write();
    assertThat(sockets.poll(List.of(), 5)).isEmpty();
    assertThat(sockets.poll(List.of(), 6)).singleElement().returns(5L, Listening::atNanos);
  }

  @Test
  void tellsOfAListenerAtTheSecondLookThoughNoOtherSocketCame() throws IOException {
    row(v4, ANY, 8080, "0A", 71);
    own(71);
    sockstat(1);
    assertThat(both(List.of())).hasSize(1);
  }

  @Test
  void readsTheTablesAgainOnlyIfTheNumberOfSocketsChanges() throws IOException {
    sockstat(1);
    assertThat(both(List.of())).isEmpty();
    row(v4, ANY, 8080, "0A", 71);
    own(71);
    assertThat(both(List.of())).isEmpty();
    sockstat(2);
    assertThat(both(List.of())).hasSize(1);
  }

  @Test
  void readsTheTablesAgainAfterSomeTime() throws IOException {
    sockstat(1);
    write();
    sockets.poll(List.of(), 1);
    row(v4, ANY, 8080, "0A", 71);
    own(71);
    write();
    findsOneAgain();
  }

  @Test
  void leavesOutWhatAHookToldOfMeanwhile() throws IOException {
    row(v6, ANY_V6, 8080, "0A", 71);
    own(71);
    write();
    sockets.poll(List.of());
    assertThat(sockets.poll(List.of(known(8080, "0.0.0.0")))).isEmpty();
  }

  @Test
  void anotherAddressOfAKnownPortIsNews() throws IOException {
    row(v4, "0200000A", 8080, "0A", 71);
    own(71);
    assertThat(both(List.of(known(8080, "127.0.0.1"))))
        .singleElement()
        .returns("10.0.0.2", Listening::address);
  }

  @Test
  void leavesOutListenersOfOtherProcessesInTheNetworkNamespace() throws IOException {
    row(v4, ANY, 15000, "0A", 70);
    own(71);
    assertThat(both(List.of())).isEmpty();
  }

  @Test
  void findsAListenerThatIsHandedOverLater() throws IOException {
    row(v4, ANY, 8080, "0A", 71);
    write();
    sockets.poll(List.of(), 1);
    own(71);
    assertThat(sockets.poll(List.of(), 2)).isEmpty();
    findsOneAgain();
  }

  @Test
  void leavesOutConnections() throws IOException {
    row(v4, LOOPBACK, 50000, "01", 71);
    own(71);
    assertThat(both(List.of())).isEmpty();
  }

  @Test
  void readsAllKindsOfAddresses() throws IOException {
    row(v4, LOOPBACK, 1, "0A", 1);
    row(v6, ANY_V6, 2, "0A", 2);
    row(v6, ANY + ANY + ANY + "01000000", 3, "0A", 3);
    row(v6, ANY + ANY + "FFFF0000" + LOOPBACK, 4, "0A", 4);
    row(v6, "B80D0120" + ANY + ANY + "01000000", 65535, "0A", 5);
    for (int inode = 1; inode <= 5; inode++) {
      own(inode);
    }
    assertThat(both(List.of()))
        .extracting(one -> one.port() + " " + one.address() + " " + one.loopback())
        .containsExactly(
            "1 127.0.0.1 true",
            "2 :: false",
            "3 ::1 true",
            "4 127.0.0.1 true",
            "65535 2001:db8:0:0:0:0:0:1 false");
  }

  @Test
  void readsListenersBeyondTheFirstPieceOfTheTable() throws IOException {
    for (int i = 1; i <= 300; i++) {
      row(v4, ANY, i, "0A", i);
    }
    own(300);
    assertThat(both(List.of())).singleElement().returns(300, Listening::port);
  }

  @Test
  void readsNoFurtherThanTheConnections() throws IOException {
    row(v4, ANY, 1, "0A", 1);
    for (int i = 0; i < 2 * SocketTable.MOST_OTHERS; i++) {
      row(v4, LOOPBACK, 50000, "01", 1000 + i);
    }
    row(v4, ANY, 2, "0A", 2);
    own(1);
    own(2);
    assertThat(both(List.of())).singleElement().returns(1, Listening::port);
  }

  @Test
  void knowsTheDebuggersPortFromTheOptions() throws IOException {
    option("java\0-agentlib:jdwp=transport=dt_socket,server=y,address=*:5005\0Main\0");
    row(v4, ANY, 8080, "0A", 1);
    row(v4, ANY, 5005, "0A", 2);
    own(1);
    own(2);
    assertThat(both(List.of())).extracting(Listening::reserved).containsExactly(null, "debugger");
  }

  @Test
  void takesTheFirstNativeListenerForADebuggerOfWhichNoPortIsKnown() throws IOException {
    option("java\0-agentlib:jdwp=transport=dt_socket,server=y,suspend=n\0Main\0");
    row(v4, ANY, 40001, "0A", 1);
    own(1);
    assertThat(both(List.of())).extracting(Listening::reserved).containsExactly("debugger");
    row(v4, ANY, 8080, "0A", 2);
    own(2);
    assertThat(both(List.of())).extracting(Listening::reserved).containsOnlyNulls();
  }

  @Test
  void withoutThatFolderItFindsNothing() {
    assertThat(new KernelSockets(root.resolve("none").toFile()).poll(List.of())).isEmpty();
  }

  @Test
  void anUnreadableTableIsNoListener() throws IOException {
    v4.append("what is this\n\n   0: 00000000\n 1: zz:zz 0:0 0A 0 0 0 0 0 x\n");
    assertThat(both(List.of())).isEmpty();
  }

  private List<Listening> both(List<Listening> known) throws IOException {
    write();
    sockets.took(0, true); // as if the last reading had cost nothing
    assertThat(sockets.poll(known)).isEmpty();
    return sockets.poll(known);
  }

  /** By the look that comes in any case. */
  private void findsOneAgain() {
    long later = (KernelSockets.AGAIN_SECONDS + 2) * SECOND;
    sockets.poll(List.of(), later);
    assertThat(sockets.poll(List.of(), later + 1)).hasSize(1);
  }

  private void write() throws IOException {
    Files.writeString(root.resolve("self/net/tcp"), v4);
    Files.writeString(root.resolve("self/net/tcp6"), v6);
  }

  private void sockstat(int inUse) throws IOException {
    Files.writeString(
        root.resolve("self/net/sockstat"),
        "sockets: used 9\nTCP: inuse " + inUse + " orphan 0 tw 0 alloc 3 mem 1\n");
  }

  private void established(int count) throws IOException {
    Files.writeString(
        root.resolve("self/net/snmp"),
        "Ip: Forwarding DefaultTTL\nIp: 2 64\n"
            + "Tcp: RtoAlgorithm RtoMin RtoMax MaxConn ActiveOpens PassiveOpens AttemptFails"
            + " EstabResets CurrEstab InSegs\nTcp: 1 200 120000 -1 11 12 13 14 "
            + count
            + " 15\n");
  }

  private void local(int inode) throws IOException {
    Path table = root.resolve("self/net/unix");
    if (!Files.exists(table)) {
      Files.writeString(table, "Num       RefCount Protocol Flags    Type St Inode Path\n");
    }
    Files.writeString(
        table,
        "0000000000000000: 00000003 00000000 00000000 0001 03 %5d /run/a socket\n".formatted(inode),
        StandardOpenOption.APPEND);
  }

  private void option(String commandLine) throws IOException {
    Files.writeString(root.resolve("self/cmdline"), commandLine);
  }

  private void own(int inode) throws IOException {
    Path link = root.resolve("self/fd/" + descriptors++);
    Files.createSymbolicLink(link, Path.of("socket:[" + inode + "]"));
  }

  private static void row(StringBuilder table, String address, int port, String state, int inode) {
    table.append(
        "%4d: %s:%04X %s:0000 %s 00000000:00000000 00:00000000 00000000     0        0 %d 1 0 100\n"
            .formatted(inode, address, port, address.replaceAll(".", "0"), state, inode));
  }

  private static Listening known(int port, String address) {
    return new Listening(
        port, address, false, 1, Thread.currentThread(), "main", "NIO", null, null);
  }
}
