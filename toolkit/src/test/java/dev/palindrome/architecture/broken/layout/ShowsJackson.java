package dev.palindrome.architecture.broken.layout;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A public type shows an optional dependency, as a type argument; the private method may. */
public class ShowsJackson {
    /** Shows it. */
    public List<JsonNode> nodes() {
        return List.of(node());
    }

    private JsonNode node() {
        throw new UnsupportedOperationException();
    }
}
