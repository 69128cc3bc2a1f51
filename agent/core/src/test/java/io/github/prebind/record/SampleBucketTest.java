package io.github.prebind.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SampleBucketTest {
  @Test
  void knowsTheMethodThatWasSeenMost() {
    SampleBucket bucket = new SampleBucket(Kind.CPU, "com.acme", null);
    bucket.saw("A.a", 30);
    bucket.saw("B.b", 20);
    bucket.saw("B.b", 20);

    int top = bucket.topMethod();

    assertThat(bucket.method(top)).isEqualTo("B.b");
    assertThat(bucket.methodNanos(top)).isEqualTo(40);
  }

  @Test
  void hasNoneWhereNoneWasSeen() {
    assertThat(new SampleBucket(Kind.CPU, "the JDK", null).topMethod()).isEqualTo(-1);
  }

  @Test
  void keepsItsMindAmongVeryManyMethods() {
    SampleBucket bucket = new SampleBucket(Kind.CPU, "com.acme", null);
    for (int i = 0; i < 1_000; i++) {
      bucket.saw("A.a" + i, 1);
      bucket.saw("B.b", 1);
    }

    assertThat(bucket.methodNanos(bucket.topMethod())).isEqualTo(1_000);
  }
}
