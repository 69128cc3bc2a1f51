/**
 * How far projections can be trusted: starts an app here with the agent, projects that start onto
 * fewer cores and longer round trips, really starts it there, and compares. Run by {@code
 * scripts/accuracy.sh}, which has the settings.
 *
 * <p>How it is measured:
 *
 * <ul>
 *   <li>The time ends with the first TCP connect of a client outside, which asks every 4 ms (in a
 *       long start every 20 ms at most), and begins before the process is made.
 *   <li>The start that is projected from has all cores, talks to PostgreSQL itself, and is made
 *       with the agent: one before each start elsewhere, and what a start elsewhere is compared
 *       with is projected from the median of the five nearest to it in time, since the same machine
 *       may be a third slower some minutes later. The starts elsewhere are made with the agent too,
 *       whose own cost is else a part of the error; what it costs is printed beside. A place's
 *       error is the median of those of its starts.
 *   <li>Cores are limited by the quota of a control group that holds the app alone. PostgreSQL, the
 *       proxy and this program run in another one, without a quota. Both groups weigh the same.
 *   <li>The processors are kept from idling while the app is stopped ({@link
 *       io.github.prebind.accuracy.Awake}), as on a host with other tenants; {@code IDLE=1} leaves
 *       them as they are.
 *   <li>Round trips are made longer by a TCP proxy of this program's own ({@link
 *       io.github.prebind.accuracy.DelayProxy}); what it adds of its own is measured first and
 *       taken off, and what comes out is printed. Without a round-trip time there is no proxy.
 *   <li>Each start has a fresh, empty database and the JVM's default flags.
 *   <li>The places of an app are started in random order, each once a round. What other processes
 *       and the host took from the machine is kept with each start ({@link
 *       io.github.prebind.accuracy.Row} has the columns). A start during which the host took more
 *       than a tenth of what was to run, and of its time, is made again later, and does not count
 *       if there is another one of the same place.
 * </ul>
 */
package io.github.prebind.accuracy;
