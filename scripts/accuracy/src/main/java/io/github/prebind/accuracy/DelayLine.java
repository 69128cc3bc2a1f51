package io.github.prebind.accuracy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * One direction of a connection, as a wire of a fixed length: what is read leaves the other end a
 * fixed time later, so that neither pipelining nor throughput suffers. Two threads: one reads and
 * stamps, one waits and writes.
 */
final class DelayLine {
  /** Bytes read at once; larger ones only fill the cache. */
  private static final int CHUNK = 64 * 1024;

  /** Chunks on the wire; a bulk transfer through 20 ms keeps some hundred there. */
  private static final int CHUNKS = 4096;

  /**
   * The kernel wakes a thread that sleeps up to 50 us late (its timer slack), so the last part is
   * waited for without sleeping.
   */
  private static final long AWAKE_NANOS = 70_000;

  private static final Chunk END = new Chunk(new byte[0], 0);

  private record Chunk(byte[] bytes, long dueNanos) {}

  /** When a chunk read at an instant is due at the other end. */
  interface Due {
    long nanos(long readNanos);
  }

  private final InputStream from;
  private final OutputStream to;
  private final Due due;
  private final Runnable end;
  private final BlockingQueue<Chunk> wire = new ArrayBlockingQueue<>(CHUNKS);

  /**
   * A line that does not run yet.
   *
   * @param end run once, when nothing more comes and all is written
   */
  DelayLine(InputStream from, OutputStream to, Due due, Runnable end) {
    this.from = from;
    this.to = to;
    this.due = due;
    this.end = end;
  }

  void start(String name) {
    daemon(this::read, name + " in");
    daemon(this::write, name + " out");
  }

  private static void daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void read() {
    byte[] buffer = new byte[CHUNK];
    long lastDue = Long.MIN_VALUE;
    try {
      for (int length; (length = from.read(buffer)) >= 0; ) {
        long now = System.nanoTime();
        lastDue = lastDue == Long.MIN_VALUE ? due.nanos(now) : Math.max(lastDue, due.nanos(now));
        wire.put(new Chunk(Arrays.copyOf(buffer, length), lastDue));
      }
    } catch (IOException e) {
      // The connection is gone: what is on the wire still arrives.
    } catch (InterruptedException e) {
      return;
    }
    try {
      wire.put(END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write() {
    boolean gone = false;
    try {
      for (Chunk chunk = wire.take(); chunk != END; chunk = wire.take()) {
        if (!gone) {
          await(chunk.dueNanos);
          gone = !written(chunk);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      end.run();
    }
  }

  private boolean written(Chunk chunk) {
    try {
      to.write(chunk.bytes);
      return true;
    } catch (IOException e) {
      return false; // the receiver is gone; what is still read is thrown away
    }
  }

  private static void await(long dueNanos) {
    for (long left; (left = dueNanos - System.nanoTime()) > 0; ) {
      if (left > AWAKE_NANOS) {
        LockSupport.parkNanos(left - AWAKE_NANOS);
      } else {
        Thread.onSpinWait();
      }
    }
  }
}
