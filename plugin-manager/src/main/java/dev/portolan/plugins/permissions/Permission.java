package dev.portolan.plugins.permissions;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Something a plugin asks for and an admin consents to. In JSON and in grants it is its [#text].
public sealed interface Permission {
    /// Reads `catalog.entity.read` or `egress:https://{config.host}`.
    ///
    /// @throws IllegalArgumentException when no such permission exists or the address cannot be one
    @JsonCreator
    static Permission parse(String text) {
        return text.startsWith(Egress.PREFIX) ? new Egress(text.substring(Egress.PREFIX.length())) : new Named(text);
    }

    /// The one written form: of `Named` its name, of `Egress` `egress:` and the template.
    @JsonValue
    String text();

    /// A permission of the platform, for example `catalog.entity.read`.
    record Named(String text) implements Permission {
        public Named {
            if (!Wording.knows(text)) {
                throw new IllegalArgumentException("must be one of " + String.join(", ", Wording.names()));
            }
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /// May call the addresses that this template stands for.
    ///
    /// @param template as [Template] reads it
    record Egress(String template) implements Permission {
        static final String PREFIX = "egress:";

        public Egress {
            if (Template.parse(template).isEmpty()) {
                throw new IllegalArgumentException(Template.EXPECTED);
            }
        }

        @Override
        public String text() {
            return PREFIX + template;
        }

        @Override
        public String toString() {
            return text();
        }
    }
}
