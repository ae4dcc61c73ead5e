package io.plexichat.kernel.projection;

import java.util.List;

/** @param items all there are, by name */
public record ProjectionList(List<ProjectionView> items) {
    public ProjectionList {
        items = List.copyOf(items);
    }
}
