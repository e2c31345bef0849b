package dev.portolan.ui.entity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.ui.clients.Entity;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class GraphShapeTest {
    @Test
    void ownersStandLeftAndNeedsStandRight() throws IOException {
        var entity = new Entity(new ObjectMapper().readTree("""
                {"kind":"Component","metadata":{"name":"web"},"relations":[
                 {"type":"ownedBy","targetRef":"group:default/team"},{"type":"dependsOn","targetRef":"resource:default/db"}]}"""));
        var shape = GraphShape.of(entity);
        assertThat(shape.nodes()).extracting(GraphShape.Node::text).containsExactly("web", "team", "db");
        assertThat(shape.nodes().get(1).x()).isZero();
        assertThat(shape.nodes().get(2).x()).isEqualTo(GraphShape.WIDTH - GraphShape.NODE_WIDTH);
    }
}
