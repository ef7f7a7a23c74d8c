#include "daemon/task_threads.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>

#include "daemon/test_support.h"

namespace bulkhead {
namespace {

TEST(TaskThreads, RunsEveryTask) {
  TaskThreads threads(2);
  std::atomic<int> done = 0;
  for (int i = 0; i < 100; i++) EXPECT_TRUE(threads.run([&] { done++; }));
  EXPECT_TRUE(test::eventually([&] { return done == 100; }));
}

TEST(TaskThreads, TakesNoMoreWhenAllHang) {
  const auto release = std::make_shared<std::promise<void>>();
  const std::shared_future<void> released = release->get_future().share();
  std::atomic<int> hanging = 0;
  {
    TaskThreads threads(2, 3);
    for (int i = 0; i < 2; i++) {
      EXPECT_TRUE(threads.run([&hanging, released] {
        hanging++;
        released.wait();
        hanging--;
      }));
    }
    EXPECT_TRUE(test::eventually([&] { return hanging == 2; }));
    for (int i = 0; i < 3; i++) EXPECT_TRUE(threads.run([] {}));
    EXPECT_FALSE(threads.run([] {}));
  }  // does not wait for them
  release->set_value();
  EXPECT_TRUE(test::eventually([&] { return hanging == 0; }));
}

}  // namespace
}  // namespace bulkhead
