package dev.portolan.plugins.installations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/// Keeps JSON as text, in the order in which it was written; `jsonb` would sort it.
@Converter
class JsonObjectConverter implements AttributeConverter<ObjectNode, String> {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Override
    public String convertToDatabaseColumn(ObjectNode json) {
        return json.toString();
    }

    @Override
    public ObjectNode convertToEntityAttribute(String text) {
        try {
            return (ObjectNode) MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored object no longer reads", e);
        }
    }
}
