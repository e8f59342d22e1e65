package dev.palindrome.sample.prediction;

import dev.palindrome.sample.acquisition.Grid;
import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.jspecify.annotations.Nullable;

/** How much a model's opinion counts on one grid, from 0 to 1. */
@Entity
@Table(
        name = "prediction_model_weight",
        indexes = @Index(name = "idx_prediction_model_weight_grid", columnList = "grid_id"),
        uniqueConstraints =
                @UniqueConstraint(
                        name = "uq_prediction_model_weight_model_grid",
                        columnNames = {"prediction_model_name", "grid_id"}),
        check = @CheckConstraint(name = "ck_prediction_model_weight_range", constraint = "weight >= 0 AND weight <= 1"))
public class PredictionModelWeight {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "prediction_model_name", foreignKey = @ForeignKey(name = "fk_prediction_model_weight_model"))
    private PredictionModel model;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "grid_id", foreignKey = @ForeignKey(name = "fk_prediction_model_weight_grid"))
    @OnDelete(action = OnDeleteAction.CASCADE)
    private Grid grid;

    @Column(nullable = false)
    private double weight;

    /** For the persistence provider. */
    protected PredictionModelWeight() {}

    /** A model's weight on a grid. */
    public PredictionModelWeight(PredictionModel model, Grid grid, double weight) {
        this.model = model;
        this.grid = grid;
        this.weight = weight;
    }

    public double weight() {
        return weight;
    }
}
