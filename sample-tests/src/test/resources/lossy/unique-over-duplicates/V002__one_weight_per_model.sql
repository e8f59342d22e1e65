CREATE UNIQUE INDEX weights_model ON weights (model);
