/**
 * Small apps, each with the sickness that the rule of its name finds: {@code sleep-before-bind} is
 * {@link io.github.prebind.sick.SleepBeforeBind}. They run in forked JVMs; {@code SickApps} says
 * how and what is found. What several of them need stands beside them.
 */
package io.github.prebind.sick;
