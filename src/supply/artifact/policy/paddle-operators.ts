/** What an operator of PaddlePaddle does beyond computing. */
export type PaddleEffect = "python" | "writes" | "opens" | "network" | "native";

const OPERATORS = new Map<string, PaddleEffect>([
  ...rows("python", "py_func pd_py_func python_call"),
  ...rows("writes", "save save_combine sparse_table_save checkpoint_notify"),
  ...rows(
    "opens",
    `load load_combine sparse_table_load read_file open_files create_recordio_file_reader
    create_custom_reader create_multi_pass_reader lookup_table_load`,
  ),
  ...rows(
    "network",
    `listen_and_serv heter_listen_and_serv send recv send_and_recv send_barrier fetch_barrier
    recv_save distributed_lookup_table prefetch gen_nccl_id c_gen_nccl_id gen_bkcl_id c_gen_bkcl_id
    gen_hccl_id pull_sparse push_sparse pull_dense push_dense pull_sparse_v2 push_sparse_v2`,
  ),
  ...rows(
    "native",
    "tensorrt_engine lite_engine dlnne_engine custom_engine cinn_launch cinn_jit_kernel nnadapter",
  ),
]);

export function paddleEffect(operator: string): PaddleEffect | undefined {
  return OPERATORS.get(operator);
}

function rows(effect: PaddleEffect, names: string): (readonly [string, PaddleEffect])[] {
  return names.split(/\s+/).map((name) => [name, effect] as const);
}
