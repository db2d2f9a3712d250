// The headers from npm leave out what Node-API calls experimental. The fallback runtime runs a newer addon only when it
// says it is experimental, and then wants finalizers handed over in this one way.
#include <node_api.h>
#define NODE_API_EXPERIMENTAL_HAS_POST_FINALIZER
extern "C" NAPI_EXTERN napi_status NAPI_CDECL node_api_post_finalizer(node_api_basic_env env,
                                                                      napi_finalize finalize,
                                                                      void* data,
                                                                      void* hint);
