/// What tests of a service stand on: PostgreSQL and Kafka, signed tokens, two tenants, and the architecture rules.
@NullMarked
package dev.portolan.testkit;

import org.jspecify.annotations.NullMarked;
