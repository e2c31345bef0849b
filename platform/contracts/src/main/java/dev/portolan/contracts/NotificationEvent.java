package dev.portolan.contracts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.UUID;

/// What becomes of a member's notifications, on `portolan.notifications`, keyed by tenant id and member. Says which,
/// and
/// never what stands in them.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = NotificationEvent.Sent.class, name = "notification.sent"),
    @JsonSubTypes.Type(value = NotificationEvent.Changed.class, name = "notification.changed")
})
public sealed interface NotificationEvent {
    TenantId tenant();

    /// Subject of the member.
    String recipient();

    Instant at();

    /// There is a new one in the member's inbox.
    ///
    /// @param severity `critical`, `high`, `normal` or `low`
    record Sent(TenantId tenant, String recipient, UUID notification, String severity, String topic, Instant at)
            implements NotificationEvent {}

    /// The member has read, saved or done something, or taken that back.
    record Changed(TenantId tenant, String recipient, Instant at) implements NotificationEvent {}
}
