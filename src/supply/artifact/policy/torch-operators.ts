/** What an operator of PyTorch means for whoever runs a model that has it. */
export type OperatorRisk = "own" | "extension" | "unknown" | "dangerous";

/** Namespaces of PyTorch and of the libraries that are released with it. */
const OWN = words(
  `aten prim prims quantized quantized_decomposed _quantized sparse mkldnn mkldnn_prepacked
   prepacked xnnpack metal metal_prepacked vulkan vulkan_prepacked onednn inductor cuda cudnn
   static_runtime profiler torchvision torchaudio torchtext image video_reader rnn tensorexpr
   higher_order debugprims nvprims _test fb fbgemm _nnapi nnapi mtmd mps rngprims bucketize
   torch_attn export symm_mem _inductor_test triton mkl torch autograd`,
);

/** Of extensions that many models need; they are native code all the same. */
const EXTENSIONS = words(
  `torch_scatter torch_sparse torch_cluster torch_spline_conv pyg torchao xformers flash_attn
   _flash_attn flash_attn_2_cuda vllm _C _C_cache_ops _moe_C sgl_kernel deepspeed bitsandbytes
   neuron neuronx tensorrt torch_tensorrt torch_ipex ipex executorch llama et_vk
   dim_order_ops cadence detectron2 mmdeploy mmcv nms_rotated onnxruntime torchrec recis nvfuser
   transformer_engine tex apex mamba_ssm causal_conv1d horovod optimum openvino cpu_fused
   torchcodec torchcodec_ns warprnnt k2 dcnv2 deform_conv fairseq nemo monai dgl pytorch3d kaolin
   spconv torchsparse minkowski natten gptqmodel auto_gptq awq_ext marlin hqq eetq quanto
   _quanto coreml tosa qnn arm_ops cortex_m habana hpu npu`,
);

/** They read and write files, talk to other machines, unpickle or load code. */
const DANGEROUS = new RegExp(
  [
    String.raw`^(?:aten|torch)\.(?:from_file|save|_save|load|_load\w*)$`,
    String.raw`^(?:rpc|dist_autograd|dist_rpc|c10d|_?c10d_functional|aoti|aoti_torch)\.`,
    String.raw`^image\.(?:read_file|write_file)$`,
    String.raw`^(?:torchaudio|torchaudio_sox|torchaudio_ffmpeg)\.` +
      String.raw`(?:sox_io|sox_effects_apply_effects_file|ffmpeg|StreamReader|StreamWriter)`,
    String.raw`^(?:ffmpeg|video_reader|torchcodec\w*)\.\w*_file\w*$`,
    String.raw`^\w+\.load_library$`,
    String.raw`^torch\.(?:ops|hub|distributed|package|jit|utils|_C|os|sys|serialization)$`,
  ].join("|"),
);

/** `namespace.name`, as TorchScript and exported programs write it. */
export function operatorRisk(namespace: string, name: string): OperatorRisk {
  if (DANGEROUS.test(`${namespace}.${name}`)) return "dangerous";
  if (OWN.has(namespace)) return "own";
  return EXTENSIONS.has(namespace) ? "extension" : "unknown";
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}
