package io.github.prebind.hooks;

/**
 * Where does a thread block for the result of reactive code, as a start does that reads from R2DBC,
 * from the reactive drivers of MongoDB or Redis, or with a {@code WebClient}?
 *
 * <p>Read: reactor-core 3.1, 3.4, 3.6, 3.8; tested: 3.8. The work itself runs on other threads, or
 * on this one before it begins to wait.
 */
public final class ReactorHooks extends HookSet {
  static final String TABLE =
      """
      reactor.core.publisher.BlockingSingleSubscriber  reactor.core.publisher.BlockingOptionalMonoSubscriber
        blockingGet  wait outer : Reactor block
      reactor.core.publisher.BlockingIterable$SubscriberIterator
        hasNext      wait outer : Reactor blocking iteration
      """;
}
