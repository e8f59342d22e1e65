package dev.palindrome.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.report.HistoryDrawing.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class HistoryDrawingTest {
    @Test
    void aLine() {
        assertThat(drawn("3<2", "2<1", "1")).isEqualTo("""
                * 3
                * 2
                * 1
                """);
    }

    @Test
    void aBranchAndItsMerge() {
        assertThat(drawn("5<4", "4<3 2", "3<1", "2<1", "1")).isEqualTo("""
                * 5
                *   4
                |\\
                * | 3
                | * 2
                |/
                * 1
                """);
    }

    @Test
    void threeBranchesOfOneMerge() {
        assertThat(drawn("5<4 3 2", "4<1", "3<1", "2<1", "1")).isEqualTo("""
                *     5
                |\\
                |\\ \\
                * | | 4
                | * | 3
                |/ /
                | * 2
                |/
                * 1
                """);
    }

    @Test
    void aLineThatCrossesAnother() {
        assertThat(drawn("6<3", "5<2", "4<3", "3<1", "2<1", "1")).isEqualTo("""
                * 6
                | * 5
                | | * 4
                | |/
                |/|
                * | 3
                | * 2
                |/
                * 1
                """);
    }

    @Test
    void basesBelowEachOther() {
        assertThat(drawn("3", "2", "1")).isEqualTo("""
                * 3

                * 2

                * 1
                """);
    }

    @Test
    void aBaseBesideAnotherLine() {
        assertThat(drawn("4<2", "3<1", "2", "1")).isEqualTo("""
                * 4
                | * 3
                * | 2
                 /
                * 1
                """);
    }

    @Test
    void textOfSeveralLinesStandsBesideTheLines() {
        List<Node> nodes = List.of(
                new Node("3", List.of("2", "1"), '*', List.of("three", "its file", "its author")),
                new Node("2", List.of("1"), '*', List.of("two", "its file", "its author")),
                new Node("1", List.of(), 'o', List.of("one", "its file")));
        assertThat(String.join("\n", HistoryDrawing.draw(nodes))).isEqualTo("""
                *   three
                |\\  its file
                | | its author
                * | two
                |/  its file
                |   its author
                o one
                  its file""");
    }

    /** What is drawn, read back with nothing but the eye, is the graph. */
    @Test
    void theLinesLeadToTheParentsAndNowhereElse() {
        for (int seed = 0; seed < 3000; seed++) {
            List<Node> nodes = random(new Random(seed));
            Map<String, Set<String>> expected = new LinkedHashMap<>();
            nodes.forEach(node -> expected.put(node.id(), new TreeSet<>(node.parents())));
            List<String> drawing = HistoryDrawing.draw(nodes);
            assertThat(new Eye(drawing).read())
                    .as("seed %d:%n%s", seed, String.join("\n", drawing))
                    .isEqualTo(expected);
        }
    }

    private static List<Node> random(Random random) {
        int count = 1 + random.nextInt(25);
        int reach = 1 + random.nextInt(8);
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Set<String> parents = new TreeSet<>(Collections.reverseOrder());
            int wanted = random.nextInt(10) == 0 ? 0 : 1 + (random.nextInt(3) == 0 ? random.nextInt(3) : 0);
            for (int p = 0; p < wanted && i > 0; p++) {
                parents.add(id(Math.max(0, i - 1 - random.nextInt(reach))));
            }
            nodes.add(0, new Node(id(i), List.copyOf(parents), '*', List.of(id(i))));
        }
        return nodes;
    }

    private static String id(int number) {
        return "r%02d".formatted(number);
    }

    /** Follows lines downwards, straight on where there is a choice, as people do. */
    private static final class Eye {
        private final List<String> drawing;

        Eye(List<String> drawing) {
            this.drawing = drawing;
        }

        Map<String, Set<String>> read() {
            Map<String, Set<String>> edges = new LinkedHashMap<>();
            for (int row = 0; row < drawing.size(); row++) {
                int column = drawing.get(row).indexOf('*');
                if (column >= 0) {
                    Set<String> found = new TreeSet<>();
                    follow(row + 1, column, '*', found);
                    edges.put(name(row), found);
                }
            }
            return edges;
        }

        private String name(int row) {
            return drawing.get(row).substring(drawing.get(row).indexOf('r'));
        }

        private void follow(int row, int column, char from, Set<String> found) {
            if (row >= drawing.size()) {
                return;
            }
            if (at(row, column) == '*') {
                found.add(name(row));
                return;
            }
            boolean left = at(row, column - 1) == '/';
            boolean down = at(row, column) == '|';
            boolean right = at(row, column + 1) == '\\';
            if (right) {
                follow(row + 1, column + 2, '\\', found);
            }
            if (left && (from == '/' || !down)) {
                follow(row + 1, column - 2, '/', found);
            } else if (down) {
                follow(row + 1, column, '|', found);
            }
        }

        private char at(int row, int column) {
            String line = drawing.get(row);
            int end = line.indexOf('r') < 0 ? line.length() : line.indexOf('r');
            return column < 0 || column >= end ? ' ' : line.charAt(column);
        }
    }

    private static String drawn(String... nodes) {
        List<Node> list = new ArrayList<>();
        for (String node : nodes) {
            String[] parts = node.split("<");
            list.add(new Node(
                    parts[0], parts.length > 1 ? List.of(parts[1].split(" ")) : List.of(), '*', List.of(parts[0])));
        }
        return String.join("\n", HistoryDrawing.draw(list)) + "\n";
    }
}
