package dev.palindrome.sample.acquisition;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** Where a grid square lies on a tile, in pixels of the tile. */
@Entity
@Table(
        name = "gridsquare_position",
        indexes = @Index(name = "idx_gridsquare_position_gridsquare", columnList = "gridsquare_id"),
        check =
                @CheckConstraint(
                        name = "ck_gridsquare_position_size",
                        constraint = "size_width > 0 AND size_height > 0"))
public class GridsquarePosition {
    @EmbeddedId
    private Key key;

    @MapsId("atlasTileId")
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "atlas_tile_id", foreignKey = @ForeignKey(name = "fk_gridsquare_position_atlas_tile"))
    @OnDelete(action = OnDeleteAction.CASCADE)
    private AtlasTile atlasTile;

    @MapsId("gridsquareId")
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "gridsquare_id", foreignKey = @ForeignKey(name = "fk_gridsquare_position_gridsquare"))
    @OnDelete(action = OnDeleteAction.CASCADE)
    private Gridsquare gridsquare;

    @Column(name = "center_x", nullable = false)
    private int centerX;

    @Column(name = "center_y", nullable = false)
    private int centerY;

    @Column(name = "size_width", nullable = false)
    private int sizeWidth;

    @Column(name = "size_height", nullable = false)
    private int sizeHeight;

    /** For the persistence provider. */
    protected GridsquarePosition() {}

    /** A grid square's place on a tile. */
    public GridsquarePosition(
            AtlasTile atlasTile, Gridsquare gridsquare, int centerX, int centerY, int sizeWidth, int sizeHeight) {
        this.key = new Key(atlasTile.id(), gridsquare.id());
        this.atlasTile = atlasTile;
        this.gridsquare = gridsquare;
        this.centerX = centerX;
        this.centerY = centerY;
        this.sizeWidth = sizeWidth;
        this.sizeHeight = sizeHeight;
    }

    public Key key() {
        return key;
    }

    /**
     * One grid square on one tile.
     *
     * @param atlasTileId the tile
     * @param gridsquareId the grid square
     */
    @Embeddable
    public record Key(UUID atlasTileId, UUID gridsquareId) implements Serializable {}
}
