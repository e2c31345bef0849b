/// Reads and reports the state topics, and says what an event looks like on Kafka. Needs no database and no container.
@NullMarked
package dev.portolan.streams;

import org.jspecify.annotations.NullMarked;
