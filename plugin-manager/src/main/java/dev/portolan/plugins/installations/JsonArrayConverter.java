package dev.portolan.plugins.installations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/// Keeps JSON as text, in the order in which it was written; `jsonb` would sort it.
@Converter
class JsonArrayConverter implements AttributeConverter<ArrayNode, String> {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Override
    public String convertToDatabaseColumn(ArrayNode json) {
        return json.toString();
    }

    @Override
    public ArrayNode convertToEntityAttribute(String text) {
        try {
            return (ArrayNode) MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored array no longer reads", e);
        }
    }
}
