package io.github.prebind.demo.dns;

/** No DNS answer could be had: a timeout, a refusal, a server that failed. */
public final class ResolverException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ResolverException(String message, Throwable cause) {
    super(message, cause);
  }
}
