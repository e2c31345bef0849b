package dev.portolan.plugins.people;

import com.fasterxml.jackson.databind.JsonNode;

/// A member of an organization.
///
/// @param role `owner`, `admin`, `developer` or `viewer`
public record Person(String subject, String name, String email, String role) {
    static Person of(JsonNode json) {
        return new Person(
                json.path("subject").asText(),
                json.path("name").asText(),
                json.path("email").asText(),
                json.path("role").asText());
    }

    /// Whether it is one of those who look after the organization's plugins.
    public boolean admin() {
        return role.equals("admin") || role.equals("owner");
    }

    /// Leaves the person out.
    @Override
    public String toString() {
        return "Person[" + subject + "]";
    }
}
