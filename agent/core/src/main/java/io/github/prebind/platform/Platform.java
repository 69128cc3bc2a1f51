package io.github.prebind.platform;

/**
 * A platform, as it applies to this process: its start deadline and what goes with it.
 *
 * @param id the catalogue's id, for example {@code render}
 * @param size the id of the instance size, for example {@code free}; null if not known
 * @param detectedBy the marker variables that gave it away, without any value that the catalogue
 *     does not itself name ({@code RENDER=true}, {@code FLY_APP_NAME}); {@code setting} if chosen
 * @param deadlineMillis how long it waits for the start; null if it does not, or if that is unknown
 * @param deadlineSource what the deadline is, where it was read, its status and date, in one line
 * @param verified whether the deadline stands in the vendor's own words or in the platform's own
 *     variable; false if observed, derived or estimated
 * @param name as people call it
 * @param advice one sentence: where migrations and other slow work belong on this platform and size
 * @param deadlineStatus {@code VERIFIED}, {@code VERIFIED-3P}, {@code DERIVED} or {@code NOT
 *     VERIFIED}
 * @param checked year and month in which the facts were read
 * @param portDefault the port it expects where {@code $PORT} does not say; null if none is known
 * @param watchesHttp whether it waits for an HTTP answer; false: an open port is enough
 * @param loopbackReachable whether a listener on 127.0.0.1 is good enough for it
 * @param killedWithoutSignal whether it ends a late process without SIGTERM, so that no shutdown
 *     hook runs
 * @param kill how it ends a late process, in words
 * @param cpus cores of the size; null if not known
 * @param memoryBytes memory of the size; null if not known
 * @param sizeStatus status of {@code cpus} and {@code memoryBytes}, as for the deadline; null
 *     without a size
 * @param sizeSource where they were read; null without a size
 * @param ownMachine whether each container is a machine of its own, whose first process is the
 *     container's (see {@link StartClock})
 */
public record Platform(
    String id,
    String size,
    String detectedBy,
    Long deadlineMillis,
    String deadlineSource,
    boolean verified,
    String name,
    String advice,
    String deadlineStatus,
    String checked,
    Integer portDefault,
    boolean watchesHttp,
    boolean loopbackReachable,
    boolean killedWithoutSignal,
    String kill,
    Double cpus,
    Long memoryBytes,
    String sizeStatus,
    String sizeSource,
    boolean ownMachine) {}
