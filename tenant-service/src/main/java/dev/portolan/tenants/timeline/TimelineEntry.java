package dev.portolan.tenants.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/// Something that happened to a tenant.
///
/// @param type of the event
/// @param text what happened, in words
/// @param data the event itself
public record TimelineEntry(Instant at, String type, String text, JsonNode data) {}
