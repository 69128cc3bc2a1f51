package io.github.prebind.sick;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Keeps most of a small heap in use while it makes garbage. */
public final class GcBound {
  private static final int NODES = 800_000;
  private static final int ROUNDS = 250;

  private static final class Node {
    final Node next;

    Node(Node next) {
      this.next = next;
    }
  }

  private GcBound() {}

  public static void main(String[] args) throws IOException {
    Node all = null;
    for (int i = 0; i < NODES; i++) {
      all = new Node(all);
    }
    List<byte[]> ring = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      ring.add(new byte[500_000]);
      if (ring.size() > 8) {
        ring.remove(0);
      }
    }
    System.out.println(all.next == null ? "" : "kept " + ring.size());
    Port.open();
  }
}
