/// Events out by the outbox and its relay, events in by consumers with an inbox.
@NullMarked
package dev.portolan.kernel.events;

import org.jspecify.annotations.NullMarked;
