package dev.portolan.ui.entity;

import dev.portolan.ui.clients.Entity;
import dev.portolan.ui.clients.Entity.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Where an entity and its neighbours stand in a picture: what it is needed by on the left, what it needs on the right.
///
/// @param height of the picture; its width is [#WIDTH]
record GraphShape(List<Node> nodes, List<Edge> edges, int height) {
    static final int WIDTH = 720;
    static final int NODE_WIDTH = 172;
    static final int NODE_HEIGHT = 30;
    private static final int ROW = 44;
    private static final int MOST_A_SIDE = 8;
    private static final int LONGEST = 22;
    private static final Set<String> LEFT =
            Set.of("ownedBy", "partOf", "apiProvidedBy", "apiConsumedBy", "dependencyOf", "memberOf", "childOf");

    GraphShape {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    static GraphShape of(Entity entity) {
        var left = side(entity, true);
        var right = side(entity, false);
        var rows = Math.max(1, Math.max(left.size(), right.size()));
        var height = rows * ROW + 8;
        var nodes = new ArrayList<Node>();
        var edges = new ArrayList<Edge>();
        var middle = height / 2;
        var self = new Node(entity.ref().toString(), cut(entity.title()), WIDTH / 2 - NODE_WIDTH / 2, middle, true);
        nodes.add(self);
        place(left, 0, height, nodes, edges, self);
        place(right, WIDTH - NODE_WIDTH, height, nodes, edges, self);
        return new GraphShape(nodes, edges, height);
    }

    private static List<Relation> side(Entity entity, boolean left) {
        return entity.relations().stream()
                .filter(relation -> LEFT.contains(relation.type()) == left)
                .limit(MOST_A_SIDE)
                .toList();
    }

    private static void place(List<Relation> side, int x, int height, List<Node> nodes, List<Edge> edges, Node self) {
        for (var index = 0; index < side.size(); index++) {
            var relation = side.get(index);
            var y = (int) Math.round((index + 0.5) * height / side.size());
            var target = relation.target();
            nodes.add(new Node(target, cut(target.substring(target.lastIndexOf('/') + 1)), x, y, false));
            var from = x == 0 ? NODE_WIDTH : self.x() + NODE_WIDTH;
            var to = x == 0 ? self.x() : x;
            edges.add(new Edge(
                    from, x == 0 ? y : self.y(), to, x == 0 ? self.y() : y, RelationWords.word(relation.type())));
        }
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
    }

    /// @param y of its middle
    record Node(String ref, String text, int x, int y, boolean self) {}

    record Edge(int fromX, int fromY, int toX, int toY, String label) {}
}
