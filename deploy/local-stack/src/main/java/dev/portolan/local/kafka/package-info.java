/// A Kafka broker in a process of its own, with the topics of the product.
@NullMarked
package dev.portolan.local.kafka;

import org.jspecify.annotations.NullMarked;
