/**
 * What is wrong with the environment's variables, told before the app fails on it in its own way.
 *
 * <p>Loaded in premain, and only where a cheap look found something odd: so only the JDK, no
 * regular expressions, lambdas or streams. A value is looked at and never kept: what leaves this
 * package are names of variables and words of our own.
 */
package io.github.prebind.environment;
