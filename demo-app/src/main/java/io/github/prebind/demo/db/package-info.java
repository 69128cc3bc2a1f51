/** The database: its address, its pool, its migrations and the lock around them, its queries. */
package io.github.prebind.demo.db;
